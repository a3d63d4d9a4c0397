"""Lines that look like a program's, and are the writer's own."""

from __future__ import annotations

import pytest

from rapport.mail.quoting import split

SENDER = ("ida", "berg")


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Sent from my phone since your web form does not work",
            "Sent from my iPad as we have no PC",
        ),
        *(
            "Von meinem Handy gesendet weil Ihre Seite nicht geht",
            "Envoyé de mon iPhone car votre site est en panne",
        ),
        *("Enviado desde mi iPhone porque su formulario no funciona",),
        *("Please think before you print the second batch", "Save paper by mailing the invoice"),
        *("Checked by our electrician on Monday", "I need a virus-free copy"),
        *(
            "Bitte denken Sie an den Ausdruck der Rechnung",
            "Pensez à imprimer la deuxième étiquette",
        ),
        *(
            "Antes de imprimir la etiqueta es necesario pagar",
            "Prima di stampare la fattura correggete l'IVA",
        ),
        *("Ida Berg (Mrs, not Mr)", "Reception closed"),
    ],
)
def test_a_line_below_a_name_shows(line: str) -> None:
    assert split(
        f"Hello\n\nthe door is loose.\n\nBest\nIda Berg\n\n{line}", sender=SENDER
    ).reply.endswith(line)


@pytest.mark.parametrize(
    "line",
    [
        *("Sent from my phone, please excuse typos", "Von meinem iPhone gesendet"),
        *(
            "Please think before you print this e-mail.",
            "Please consider the environment before printing.",
        ),
        *("Checked by AVG", "Scanned for viruses by the gateway", "Virus-free. www.avast.com"),
        *(
            "Pensez à l'environnement avant d'imprimer ce mail",
            "Save a tree. Don't print this mail.",
        ),
        *("Antes de imprimir, piense en el medio ambiente",),
    ],
)
def test_a_line_of_a_program_folds(line: str) -> None:
    found = split(f"Hello\n\nthe door is loose.\n\nBest\nIda Berg\n\n{line}", sender=SENDER)

    assert found.reply == "Hello\n\nthe door is loose."


@pytest.mark.parametrize(
    "marker",
    [
        "-----Original Message-----",
        "-----Ursprüngliche Nachricht-----",
        "----- Message d'origine -----",
    ],
)
def test_a_question_alone_below_the_line_shows(marker: str) -> None:
    asked = "my old order was 77, the new one is 78.\nWhich is right?"

    assert asked in split(f"Dear team\n\nsee below.\n\n{marker}\n{asked}").reply


def test_a_quote_below_the_line_folds() -> None:
    quote = "-----Original Message-----\nFrom: Desk\nSent: Monday\nTo: Ida\n\nWhich is it?"

    assert split(f"The red one.\n\n{quote}").reply == "The red one."
    assert (
        split("The red one.\n\n-----Original Message-----\n> Which is it?").reply == "The red one."
    )
    assert (
        split("The red one.\n\n-----Original Message-----\nWhich?\n\nBen, Desk").reply
        == "The red one."
    )


@pytest.mark.parametrize(
    "line",
    [
        *("Gesendet von meiner Nachbarin, weil mein Handy kaputt ist",),
        *("Skickat från min granne, eftersom min telefon är trasig",),
        *("Sent from my sister's place because my phone is gone",),
    ],
)
def test_why_somebody_else_sends_it_shows(line: str) -> None:
    assert split(f"{line}\nThe door is loose.").reply == f"{line}\nThe door is loose."


@pytest.mark.parametrize(
    "text",
    [
        "The log has:\n\nOn Tue, 3 May 2026 at 10:00, pump wrote:\nlow 5\nlow 6\n\nCan you look?",
        "Das Protokoll:\n\nAm 03.05.2026 um 10:00 schrieb Pumpe:\nFehler 5\n\nBitte ansehen.",
        "Le chat :\n\nLe 3 mai 2026 à 10:00, Léa a écrit :\nc'est réglé\n\nRien n'est réglé.",
    ],
)
def test_an_announced_log_without_an_address_shows(text: str) -> None:
    assert split(text).reply == text


@pytest.mark.parametrize(
    "text",
    [
        "Yes.\n\nOn Tue, 3 May 2026 at 10:00, Desk wrote:\nWhich door?",
        "As agreed:\n\nOn Tue, 3 May 2026 at 10:00, Desk <d@l.example> wrote:\nWhich door?",
        "As agreed:\n\nOn Tue, 3 May 2026 at 10:00, Desk wrote:\n> Which door?\n\n> Regards",
    ],
)
def test_an_introduction_of_a_program_folds_its_quote(text: str) -> None:
    assert split(text).reply == text.partition("\n")[0]


@pytest.mark.parametrize(
    "text",
    [
        "I need:\n\n> 2 red handles\n\n> 1 hinge\n\n> 3 keys",
        "Messwerte:\n\n> 12,1\n\n> 13,4\n\n> 11",
        "Form:\n> [ ] voucher\n\n> [x] refund",
    ],
)
def test_a_marked_list_below_a_colon_shows_whole(text: str) -> None:
    assert split(text).reply == text
