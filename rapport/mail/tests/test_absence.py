"""Days of absence in many languages and styles.

None where a person could not be sure.
"""

from __future__ import annotations

from datetime import date

import pytest

from rapport.mail import read
from rapport.mail.machines import absence
from rapport.mail.values import Absence
from tests.growth import assert_linear

# A Wednesday.
SENT = date(2026, 7, 1)


def until(month: int, day: int, year: int = 2026) -> Absence:
    return Absence(None, date(year, month, day))


def between(first: tuple[int, int], last: tuple[int, int]) -> Absence:
    return Absence(date(2026, *first), date(2026, *last))


STATED = [
    # English
    ("I am out of the office until 12 August.", until(8, 12)),
    ("I am out of the office until August 12th, 2026.", until(8, 12)),
    ("I will be back on Monday, 6 July.", until(7, 5)),
    ("I will be back in the office on July 13.", until(7, 12)),
    ("Out of office from 3 July to 14 July with no access to mail.", between((7, 3), (7, 14))),
    ("I'm on leave from July 6th through July 17th.", between((7, 6), (7, 17))),
    ("I am away 3–14 August.", between((8, 3), (8, 14))),
    ("I will not return until 2026-07-20.", until(7, 19)),
    ("Out from 2026-07-06 to 2026-07-10.", between((7, 6), (7, 10))),
    ("On holiday until Friday, 10 July, returning Monday, 13 July.", until(7, 12)),
    ("I am out of the office until 7/24/2026.", until(7, 24)),
    ("I am away until 31/07.", until(7, 31)),
    ("I'm on parental leave until January 5.", until(1, 5, 2027)),
    ("Away from 1st to 9th of August.", between((8, 1), (8, 9))),
    # German
    ("Ich bin bis zum 24.12. nicht im Büro.", until(12, 24)),
    ("Ich bin bis einschließlich 17. Juli im Urlaub.", until(7, 17)),
    ("Ich bin vom 6. bis 17. Juli nicht erreichbar.", between((7, 6), (7, 17))),
    ("Ich bin vom 06.07.2026 bis zum 17.07.2026 im Urlaub.", between((7, 6), (7, 17))),
    ("Ab dem 20. Juli bin ich wieder für Sie da.", until(7, 19)),
    ("Ich bin am Montag, den 13.07.2026 wieder im Haus.", until(7, 12)),
    ("Sie erreichen mich wieder ab 3. August.", until(8, 2)),
    # French
    ("Je suis absente du 3 au 14 août.", between((8, 3), (8, 14))),
    ("Je suis absent jusqu'au 17 juillet inclus.", until(7, 17)),
    ("Je serai de retour le lundi 20 juillet.", until(7, 19)),
    ("Absent du 06/07/2026 au 24/07/2026.", between((7, 6), (7, 24))),
    # Spanish
    ("Estaré fuera de la oficina hasta el 15 de julio.", until(7, 15)),
    ("Estoy de vacaciones del 6 al 17 de julio de 2026.", between((7, 6), (7, 17))),
    ("Regreso el 20 de julio.", until(7, 19)),
    # Italian
    ("Sono in ferie fino al 21 agosto.", until(8, 21)),
    ("Sarò assente dal 10 al 21 agosto.", between((8, 10), (8, 21))),
    ("Rientro lunedì 24 agosto.", until(8, 23)),
    # Portuguese
    ("Estarei ausente até 17 de julho.", until(7, 17)),
    ("Estou de férias de 6 a 17 de julho.", between((7, 6), (7, 17))),
    ("Volto no dia 20 de julho.", until(7, 19)),
    # Dutch
    ("Ik ben afwezig tot en met 24 juli.", until(7, 24)),
    ("Ik ben op vakantie van 13 juli t/m 24 juli.", between((7, 13), (7, 24))),
    ("Vanaf 27 juli ben ik weer terug.", until(7, 26)),
    # Swedish
    ("Jag är på semester till och med 31 juli.", until(7, 31)),
    ("Jag är tillbaka måndag 3 augusti.", until(8, 2)),
    ("Jag är ledig från 6 juli till 31 juli.", between((7, 6), (7, 31))),
    # Danish and Norwegian
    ("Jeg er på ferie til og med 24. juli.", until(7, 24)),
    ("Jeg er tilbage den 27. juli.", until(7, 26)),
    ("Jeg er tilbake 3. august.", until(8, 2)),
    # Finnish
    ("Olen lomalla 31.7. asti.", until(7, 31)),
    ("Olen lomalla 31. heinäkuuta saakka.", until(7, 31)),
    ("Palaan töihin 3.8.2026.", until(8, 2)),
    # Polish
    ("Jestem na urlopie do 17 lipca.", until(7, 17)),
    ("Nieobecna od 6 do 17 lipca.", between((7, 6), (7, 17))),
    ("Wracam 20 lipca 2026.", until(7, 19)),
    # Czech
    ("Jsem na dovolené do 17. července.", until(7, 17)),
    ("Budu zpět 20. července.", until(7, 19)),
    ("Jsem mimo kancelář do 30. června 2027.", until(6, 30, 2027)),
    # Hungarian
    ("Szabadságon vagyok július 17-ig.", until(7, 17)),
    ("Szabadságon vagyok 2026. 07. 17-ig.", until(7, 17)),
    # Turkish
    ("17 Temmuz'a kadar izindeyim.", until(7, 17)),
    ("20 Temmuz 2026 tarihinde döneceğim.", until(7, 19)),
    # Russian and Ukrainian
    ("Я в отпуске до 17 июля.", until(7, 17)),
    ("Я буду отсутствовать с 6 июля по 17 июля.", between((7, 6), (7, 17))),
    ("Вернусь 20 июля.", until(7, 19)),
    ("Я у відпустці до 17 липня.", until(7, 17)),
    # Greek
    ("Θα απουσιάζω μέχρι τις 17 Ιουλίου.", until(7, 17)),
    # Romanian
    ("Sunt în concediu până pe 17 iulie.", until(7, 17)),
    # Japanese, Korean, Chinese
    ("7月17日まで不在にしております。", until(7, 17)),
    ("7月6日から7月17日まで休暇をいただいております。", between((7, 6), (7, 17))),
    ("2026年7月17日まで不在です。", until(7, 17)),
    ("7월 17일까지 부재중입니다.", until(7, 17)),
]
UNSURE = [
    "I am out of the office.",
    "I will be back on Monday.",
    "I am out until 5/6/2027.",  # the fifth of June, or the sixth of May
    "I will be back on Tuesday, 6 July.",  # which is a Monday
    "I am out of the office until 12 August or 14 August.",
    "I was away until 12 January 2025.",
    "Out until the 45th of August.",
    "Please call 040/12 34 56 until then.",
    "Our office opened on 3 March 2020.",
    "Your ticket 12.8.1 is with us.",
    "Opening hours: 9.00 to 17.00.",
    "Wir haben am 24.12. geschlossen.",
    "Version 2.7 is out until further notice.",
    "From 1 August until 3 July I am away.",
    "Invoice of 12 August 2026",
    "I may or may not be back.",
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_the_days_are_read(text: str, expected: Absence) -> None:
    assert absence.find(text, SENT) == expected


@pytest.mark.parametrize("text", UNSURE)
def test_nothing_is_read_where_it_is_not_sure(text: str) -> None:
    assert absence.find(text, SENT) is None


def test_a_year_that_is_not_stated_needs_the_day_of_sending() -> None:
    assert absence.find("Until 12 August.", None) is None
    assert absence.find("Until 12 August 2026.", None) == until(8, 12)
    december = date(2026, 12, 20)
    assert absence.find("Back on 4 January.", december) == until(1, 3, 2027)


def test_only_automatic_answers_have_days() -> None:
    head = "From: dora@nordwind.example\nDate: Wed, 01 Jul 2026 09:00:00 +0000\n"
    words = "\n\nI am out of the office until 12 August.\n"
    notice = read((head + "Auto-Submitted: auto-replied" + words).encode())
    assert notice.absence == until(8, 12)
    assert read((head + "X-Other: yes" + words).encode()).absence is None


@pytest.mark.parametrize(
    "unit", ["1.", "12 august ", "until ", "7月", " " * 3, "1/", "monday ", "-"]
)
def test_hostile_texts_take_linear_time(unit: str) -> None:
    assert_linear(lambda text: absence.find(text, SENT), lambda count: unit * count, 100_000)
