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
