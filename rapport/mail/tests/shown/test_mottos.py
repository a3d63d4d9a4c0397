"""Mottos below a firm's card fold, complaints that sound like one show."""

from __future__ import annotations

import pytest

from rapport.mail.quoting import split

SENDER = ("ida", "berg")
CARDS = [
    "Best wishes\nIda Berg\nBerg Boats Ltd\n+44 1904 555 010",
    "Ida Berg\nBerg Boats Ltd\nida@berg.example",
    "-- \nIda Berg\nBerg Boats Ltd\n+44 1904 555 010",
    "Kind regards\nIda Berg\nBerg Boats Ltd",
]
MATTERS = [
    *("Left the van keys in your yard", "Mud in your milk", "Hair on your fork"),
    *("Loss of our crates by your carrier", "Faith lost in your firm", "Rust on our new gate"),
    *("Moos auf unserem Dach", "Ihr Fahrer fuhr davon", "Schimmel in eurem Brot"),
    *("Eau dans notre cave", "Votre camion bloque notre porte", "Humo en nuestra cocina"),
    *("Topi nella nostra cantina", "Fumo na nossa cozinha", "Muizen in onze kelder"),
    *("Vatten i vår källare", "Vand i vores kælder", "Vettä meidän kellarissa"),
    *("Woda w naszej piwnicy", "Voda v našem sklepě", "Víz a mi pincénkben"),
    *("Вода в нашей квартире", "Вода в нашому підвалі", "Νερό στο υπόγειό μας"),
    *("Bizim bodrumda su", "מים במרתף שלנו", "私たちの部屋に水", "我们家漏水", "우리 집 누수"),
    *(
        "Idle since 2024",
        "Damp in the loft since 2025",
        "Undicht seit 2023",
        "Hors service depuis 2024",
    ),
    *("Averiado desde 2025", "Rotto dal 2024", "Stuk sinds 2025", "Trasig sedan 2024"),
    *(
        "Customer since 1998",
        "Kunde seit 1996",
        "Good tenant since 1987",
        "No good bread since 1921",
    ),
    *(
        "Your partner cancelled it",
        "Your partner in Leeds was rude",
        "Money is our worry",
        "The best chair broke in 1999",
    ),
]
MOTTOS = [
    *("Good boats since 1921", "Gutes Holz seit 1888", "Du bon bois depuis 1907"),
    *("Pan de verdad desde 1921", "Il pane buono dal 1921", "Dobry chleb od 1921 roku"),
    *("Jó kenyér 1921 óta", "1921'den beri iyi ekmek", "Хороший хлеб с 1921 года"),
    *("Water is our element", "Holz ist unsere Leidenschaft", "Le bois, notre métier"),
    *("Vand er vores fag", "Voda je náš živel", "Вода — наша стихия"),
    *("Your partner in clean water", "Ihr Partner für sauberes Wasser"),
]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("matter", MATTERS)
def test_a_matter_below_a_card_shows(matter: str, card: str, gap: str) -> None:
    found = split(f"Hello,\n\ncan you come on Monday?\n\n{card}{gap}{matter}", sender=SENDER)

    assert found.reply.endswith(matter)


@pytest.mark.parametrize("card", CARDS[:3])
@pytest.mark.parametrize("motto", MOTTOS)
def test_praise_of_a_firm_folds(motto: str, card: str) -> None:
    found = split(f"Hello,\n\ncan you come on Monday?\n\n{card}\n{motto}", sender=SENDER)

    assert found.reply == "Hello,\n\ncan you come on Monday?"
