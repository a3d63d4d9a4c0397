"""Facts below closing and name show, cards are folded."""

from __future__ import annotations

import pytest

from rapport.mail.quoting import split


def shown(above: str, closing: str, *facts: str, gap: str = "\n") -> None:
    """Show that the facts are in the reply, and the closing is not."""
    found = split(f"Hello,\n\n{above}\n\n{closing}{gap}" + "\n".join(facts))
    assert found.reply.split("\n")[-len(facts) :] == list(facts)
    assert closing.split("\n", maxsplit=1)[0] in found.signature


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("closing", "fact"),
    [
        ("Thanks, Tom", "Room 18"),
        ("LG Petra", "ab 15 Uhr"),
        ("VG Petra", "3. Stock rechts"),
        ("Thanks, Tom", "XL"),
        ("LG Petra", "XXL"),
        ("LG Petra", "DAK, B987654321"),
        ("Merci, Luc", "XS"),
        ("Gracias, Ana", "XL"),
    ],
)
def test_a_line_below_a_closing_with_a_name_shows(closing: str, fact: str, gap: str) -> None:
    shown("That is all for today.", closing, fact, gap=gap)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "fact",
    [
        *("5522-1177-40", "Customer no. 331200", "Policy number: 55190", "Ref: XY/9910"),
        *("Kundennr. 331200", "Vertragsnummer: 55190", "N° client 331200", "Pedido 331200"),
        *("Ordine n. 331200", "Encomenda 331200", "Klantnr. 331200", "Ordernr 331200"),
        *("Tilaus 331200", "Zamówienie 331200", "Objednávka 331200", "Rendelés: 331200"),
        *("Comanda 331200", "Заказ 331200", "Замовлення 331200", "Παραγγελία 331200"),
        *("Sipariş 331200", "הזמנה 331200", "رقم الطلب 331200", "订单 331200", "Enc: photos"),
    ],
)
def test_a_number_that_reaches_nobody_shows(fact: str, gap: str) -> None:
    shown("It is the one from last week.", "Best regards,\nAnna", fact, gap=gap)


@pytest.mark.parametrize(
    "number", ["VAT GB987654321", "USt-IdNr. DE987654321", "NIF: B87654321", "NIP 987-65-43-210"]
)
def test_a_tax_number_alone_shows_and_folds_on_a_card(number: str) -> None:
    shown("The invoice can be written now.", "Kind regards,\nAnna Bell", number)
    card = f"Kind regards,\nAnna Bell\nBell Ltd\n+44 20 7946 0018\n{number}"
    assert split(f"It works now.\n\n{card}").signature == card


@pytest.mark.parametrize(
    "above",
    [
        *("You find it below.", "Please send the reply to this address.", "Please use this fax."),
        *("I apply for the position as", "This is where it goes:", "Here is what you asked for."),
        *("Mehr siehe unten", "Bitte an diese Adresse.", "neue Nummer:", "Voici ce qu'il faut."),
        *("Voir ci-dessous.", "Véase abajo.", "Vedi sotto.", "Veja abaixo.", "Zie hieronder."),
        *("Se nedan.", "Se nedenfor.", "Katso alla.", "Patrz poniżej.", "Viz níže."),
        *("Lásd alább.", "Vedeți mai jos.", "Смотрите ниже.", "Дивіться нижче."),
        *("Δείτε παρακάτω.", "Aşağıda yazdım.", "ראו להלן.", "انظر أدناه.", "下記のとおりです。"),
        *("请看下面。", "아래와 같습니다."),
    ],
)
@pytest.mark.parametrize(
    "fact",
    ["a.bell@post.example", "www.bell.example", "+44 20 7946 0021", "Bell Ltd", "Sales Manager"],
)
def test_what_is_announced_shows(above: str, fact: str) -> None:
    shown(above, "Kind regards,\nAnna Bell", fact)
    shown(above, "Kind regards,\nAnna Bell", fact, gap="\n\n")


def test_a_page_of_the_writer_shows_alone_and_folds_on_a_card() -> None:
    shown("All of it is on my website.", "Kind regards,\nAnna", "www.bell.example")
    card = "Kind regards,\nAnna\nBell Ltd\n12 High Street\n+44 20 7946 0018\nwww.bell.example"
    assert split(f"All of it is on my website.\n\n{card}").signature == card


def test_a_firm_above_an_address_that_shows_shows_with_it() -> None:
    block = ("Barker Ltd", "12 High Street", "London SW1A 1AA")
    shown("We have moved, here is the new address.", "Kind regards,\nAnna Bell", *block)


def test_a_name_announced_below_a_closing_with_a_name_shows() -> None:
    shown("Der Gutschein soll auf diesen Namen lauten:", "LG Petra", "Jana Winter")


@pytest.mark.parametrize(
    "text",
    [
        "Hi,\n\nPut this signature into your template:\n-- \nAnna Bell\nBell Ltd\n+44 20 7946 0018",
        "Hi,\n\nHere is the contact:\n\n-- \nAnna Bell\nanna@bell.example",
        "Your agent ended the call with\n\nKind regards,\nJane\n\nand that was no answer.",
        "Ihr Mitarbeiter schrieb nur\n\nMfg\nKlaus\n\nund sonst gar nichts.",
        "The page I\nSent from my iPad\nwas cut.",
    ],
)
def test_a_card_that_somebody_speaks_of_shows(text: str) -> None:
    assert split(text).reply == text.replace("-- \n", "--\n")


@pytest.mark.parametrize("line", ["Kovács Béla - Kbx77", "Jane Doe (jdoe42)"])
def test_a_name_with_a_nick_and_an_address_fold_below_a_delimiter(line: str) -> None:
    found = split(f"That works.\n\n> Did it?\n\n-- \n{line}\nnick77@post.example")
    assert line in found.signature
    assert "@" not in found.reply


UNKNOWN = (
    *("Cancel the order", "cancel everything", "Wrong size delivered", "Refund outstanding"),
    *("Urgent", "Storno", "Falsche Größe", "severe nut allergy in house", "azul en vez de rojo"),
    *(
        "hard of hearing, only by mail",
        "paczka pusta",
        "посылка пустая",
        "箱は空でした",
        "상자가 비었음",
    ),
    *(
        "paket boştu",
        "modrý místo červeného",
        "sonnette en panne",
        "ovikello rikki",
        "csengő rossz",
    ),
    *("campanello guasto", "bel kapot, graag kloppen", "הפעמון מקולקל", "الجرس معطل", "门铃坏了"),
)


@pytest.mark.parametrize("line", UNKNOWN)
@pytest.mark.parametrize(
    "below",
    [
        "Regards\nJoe Park\n%s\nPark Ltd\n12 High Street, Leeds LS1 4AA",
        "Joe\n%s\n\nTel. 0113 496 0000\n12 High Street",
        "Regards\nJoe Park\n%s\nTel. 0113 496 0000",
        "-- \nJoe Park\n%s\nTel. 0113 496 0000",
        "Regards\nJoe Park, %s\nTel. 0113 496 0000",
    ],
)
def test_a_line_that_no_table_knows_shows_within_a_card(line: str, below: str) -> None:
    parts = split(f"OK.\n\n{below % line}", sender=("joe", "park"))
    assert line in parts.reply
