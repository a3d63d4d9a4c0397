"""Addresses, firms and people that a letter asks to use show."""

from __future__ import annotations

import pytest

from rapport.mail.quoting import split

SENT = [
    ("Please deliver to the site.", "Regards,\nRuth Pell", "9 Quarry Road", "Leeds LS9 2AB"),
    ("Bitte liefern Sie auf die Baustelle.", "Viele Grüße\nRuth Pell", "Am Kai 3", "28217 Bremen"),
    ("Merci de livrer sur le chantier.", "Cordialement\nLuc Pell", "3 rue du Lac", "56100 Lorient"),
    ("Entreguen en la obra, por favor.", "Saludos\nAna Pell", "C/ Lago, 3", "46021 Valencia"),
    ("Consegnate in cantiere.", "Saluti\nAda Pell", "Via del Lago, 3", "80142 Napoli"),
    ("Graag op de bouw leveren.", "Groeten\nPiet Pell", "Kadeweg 3", "8011 AB Zwolle"),
    ("Lever på byggeplassen.", "Hilsen\nKari Pell", "Kaivegen 3", "5003 Bergen"),
    ("Tentokrát na stavbu.", "S pozdravem\nJan Pell", "Lodní 3", "170 00 Praha 7"),
    ("Ezúttal az építkezésre kérem.", "Üdvözlettel\nPell Máté", "Dokk utca 3.", "8600 Siófok"),
    ("Παραδώστε στο εργοτάξιο.", "Φιλικά\nΝίκος Λάμπρου", "Όχθης 3", "382 21 Βόλος"),
]  # fmt: skip
INVOICED = [
    ("The invoice needs another name.", "Pell Build Ltd", "4 Quarry Road", "VAT GB 299 8877 66"),
    ("De factuur moet op een andere naam.", "Van Pell Bouw B.V.", "Kade 4", "8011 AB Zwolle"),
    ("La facture doit changer de nom.", "Pell Bâtiment SARL", "4 rue du Lac", "56100 Lorient"),
    ("Die Rechnung muss anders lauten.", "Pell Bau GmbH", "Kaiweg 4", "28217 Bremen"),
]
ADDED = [
    ("Please add my husband to the account.", "Karen Pell", "Ian Pell", "Head of Purchasing"),
    ("Bitte tragen Sie meinen Mann ein.", "Sabine Pell", "Uwe Pell", "Leiter Einkauf"),
    ("Voeg mijn man toe.", "Marloes van den Pell", "Piet van den Pell", "Hoofd inkoop"),
    ("Vegyék fel a férjemet is.", "Pell Zsuzsanna", "Pell Péter", "Beszerzési vezető"),
    ("请把我先生加上。", "李晓梅", "李大伟", "采购经理"),
]
INSCRIBED = [
    ("The sign should read like this.", "Surgery Dr Pell", "By appointment only"),
    ("Das Schild soll so lauten.", "Praxis Dr. Pell", "Termine nach Vereinbarung"),
    ("La plaque doit indiquer ceci.", "Cabinet Dr Pell", "Sur rendez-vous"),
    ("看板はこの文言で。", "渡辺クリニック", "完全予約制"),
]


def shown(letter: str, *lines: str) -> None:
    """Show that the last lines are in the reply."""
    assert split(letter).reply.split("\n")[-len(lines) :] == list(lines)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(("asked", "closing", "street", "town"), SENT)
def test_an_address_to_deliver_to_shows(
    asked: str, closing: str, street: str, town: str, gap: str
) -> None:
    shown(f"It came.\n{asked}\n\n{closing}{gap}{street}\n{town}", street, town)


@pytest.mark.parametrize(("asked", "firm", "street", "last"), INVOICED)
def test_a_firm_to_make_an_invoice_out_to_shows(
    asked: str, firm: str, street: str, last: str
) -> None:
    shown(
        f"It came.\n{asked}\n\nMit freundlichen Grüßen\nRuth Pell\n{firm}\n{street}\n{last}",
        *(firm, street, last),
    )


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(("asked", "name", "other", "role"), ADDED)
def test_another_person_below_the_name_shows(
    asked: str, name: str, other: str, role: str, gap: str
) -> None:
    said = (other, role, "pell@roof.example")
    shown(f"It came.\n{asked}\n\nRegards\n{name}{gap}" + "\n".join(said), *said)


@pytest.mark.parametrize(("asked", "first", "second"), INSCRIBED)
def test_what_is_to_be_written_on_a_sign_shows(asked: str, first: str, second: str) -> None:
    shown(f"It came.\n{asked}\n\nRegards\nRuth Pell\n{first}\n{second}", first, second)


@pytest.mark.parametrize("asked", ["Please deliver it on Monday.", "The invoice is right now."])
def test_a_card_with_a_telephone_folds_whatever_is_asked(asked: str) -> None:
    card = "Regards,\nRuth Pell\nPell Build Ltd\n4 Quarry Road\nLeeds LS9 2AB\nTel: 0113 496 0137"
    assert split(f"It came.\n{asked}\n\n{card}").signature == card


def test_the_full_name_below_a_first_name_folds() -> None:
    card = "Best, Tom\n\nTom Pell\nSales Manager\nPell Build Ltd\ntom@pell.example"
    assert split(f"It came.\n\n{card}").reply == "It came."


def test_opening_hours_are_no_firm() -> None:
    shown(
        "Is that right?\n\nGrüße\nRuth Pell\nTel. 0113 496 0137\n\nMo–Fr 9–17 Uhr, Sa geschlossen",
        "Mo–Fr 9–17 Uhr, Sa geschlossen",
    )
