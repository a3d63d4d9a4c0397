"""Mail addresses that are news, and names above an address, show."""

from __future__ import annotations

import pytest

from rapport.mail.quoting import split

SENDER, ADDRESS = ("ann", "best"), "ann@best.example"
TOLD = [
    ("Please change my e-mail.", "Thanks\nAnn Best", "ann.new@best.example"),
    ("Écrivez-moi désormais ici.", "Merci\nAnn Best", "ann.best@poste.example"),
    ("Bitte ändern Sie meine Mailadresse.", "Viele Grüße\nAnn Best", "Mail: ann@best-neu.example"),
    ("Cambie mi correo, por favor.", "Un saludo\nAnn Best", "best@ann.example"),
    ("メールアドレスを変更しました。", "よろしくお願いします\nAnn Best", "annbest@mail.example"),
    ("My address has changed.", "Regards, Ann", "info@best.example"),
    ("Please note my new mail.", "-- \nAnn Best", "ann2@best.example"),
    ("My address has changed.", "Regards", "Ann Best <ann@new.example>"),
    (
        "Write to me there from now on; my mail is new.",
        "Thanks\nAnn Best\nBest Ltd\n0113 496 0000",
        "ann2@best.example",
    ),
]
ASKED = [
    ("Please send the replacement to\n\n", "12 Canal Street\nLeeds LS1 4AB"),
    ("Please send the replacement to\n\n", "c/o Miller Ltd\n12 Canal Street\nLeeds LS1 4AB"),
    ("Please ship to the address below.\n-- \n", "12 Canal Street\nLeeds LS1 4AB"),
    ("Please ship to the address below.\n-- \n", "c/o Miller Ltd\n12 Canal Street\nLeeds LS1 4AB"),
    ("Bitte senden an\n\n", "Kaiweg 4\n28217 Bremen"),
    ("Envoyez à\n\n", "chez Martin\n3 rue du Lac\n56100 Lorient"),
]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(("asked", "closing", "told"), TOLD)
def test_an_address_other_than_the_senders_shows(
    asked: str, closing: str, told: str, gap: str
) -> None:
    found = split(f"Hello,\n\n{asked}\n\n{closing}{gap}{told}", sender=SENDER, address=ADDRESS)
    assert found.reply.endswith(told)


@pytest.mark.parametrize(
    "card",
    [
        "Thanks\nAnn Best\nann@best.example",
        "Thanks\nAnn Best\nE-mail: Ann@Best.example",
        "Thanks\nAnn Best\nBest Ltd\n0113 496 0000\ninfo@best.example",
        "Thanks\nAnn Best\nBest Ltd\n0113 496 0000\nbest@best.example",
    ],
)
def test_the_senders_address_and_that_of_the_firm_on_a_card_fold(card: str) -> None:
    assert split(f"It came.\n\n{card}", sender=SENDER, address=ADDRESS).signature == card


@pytest.mark.parametrize(("asked", "below"), ASKED)
def test_a_name_above_an_address_that_is_asked_for_shows(asked: str, below: str) -> None:
    found = split(f"{asked}Rose Fox\n{below}", sender=("rose", "fox"), address="rose@fox.example")
    assert found.reply.endswith(f"Rose Fox\n{below}")
