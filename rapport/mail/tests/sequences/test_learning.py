"""Learning from a sender's mails."""

from __future__ import annotations

import pytest

from rapport.mail.learnt import endings, learning, own
from rapport.mail.learnt.learning import Known
from rapport.mail.tests.sequences import senders

FROM_THE_FOURTH = 3
LEFT = 0.49  # share of mails in which something of a signature may still show
SAID = (
    *("wheelchair user, ramp needed", "nur per Mail, bin gehörlos", "sonnette en panne"),
    *("timbre roto desde hace meses", "звонок сломан", "ovikello rikki", "夕方以降に電話希望"),
    *("new owner of the workshop", "Klingel defekt, am Fenster klopfen", "dzwonek nie działa"),
    *("Windows laptop with Firefox browser", "dangerous dog behind the gate", "csengő rossz"),
    *("campanello guasto", "bel kapot, graag kloppen", "ringklockan trasig", "kapı zili bozuk"),
    *("sonerie stricată", "дзвінок зламаний", "χαλασμένο κουδούνι", "הפעמון מקולקל", "الجرس معطل"),
    *("门铃坏了", "초인종 고장", "Vegan", "Deaf", "Urgent", "Storno", "Wrong size delivered"),
)
FIRM = ("Seilhuset Bryggen AS", "Bryggen 12", "5003 Bergen", "Tlf. 55 50 01 42")
MATTERS = ("Thanks for the sail.", "The mast broke.", "It works again.", "Where is it?", "I rang.")
HOUSE = ("Kaia Moen", "Bryggen 12", "5003 Bergen")


def test_nothing_that_is_repeated_is_hidden() -> None:
    sequences = list(senders.insistent())
    hidden = [
        (sequence.language, sequence.name, line)
        for sequence in sequences
        for lines, reading in zip(sequence.mails, senders.read(sequence), strict=True)
        for line in [*lines[:4], *sequence.same]
        if line.rstrip() in reading.plain and line.rstrip() not in reading.learnt
    ]
    assert len(sequences) > 1_000
    assert hidden == []


def test_more_signatures_fold_and_nothing_else_does() -> None:
    left = {"plain": 0, "learnt": 0}
    mails = 0
    for sequence in senders.signed():
        for number, reading in enumerate(senders.read(sequence)):
            body = [line for line in sequence.mails[number] if line not in sequence.same]
            kept = [line for line in body if line.rstrip() in reading.plain]
            assert [line for line in kept if line.rstrip() not in reading.learnt] == []
            if number >= FROM_THE_FOURTH:
                mails += 1
                left["plain"] += _shows(reading.plain, sequence.same)
                left["learnt"] += _shows(reading.learnt, sequence.same)
    assert left["plain"] / mails > 0.4
    assert left["learnt"] / mails < LEFT, left


@pytest.mark.parametrize("said", SAID)
def test_an_unknown_line_shows_however_often_it_is_written(said: str) -> None:
    for same in (
        ["Seilhuset Bryggen AS", said, *FIRM[1:], "", "Kaia"],
        ["Kaia Moen", "", said, FIRM[3]],
        ["Kaia Moen", said, FIRM[3], "kaia@moen.example"],
        ["Gruß", "Kaia Moen", "", said],
        ["-- ", "Kaia Moen", said, FIRM[3]],
    ):
        mails = [[matter, "", *same] for matter in MATTERS]
        readings = senders.read(senders.Sequence("said", "en", ("kaia", "moen"), mails, same))
        assert all(said in reading.learnt for reading in readings), same


@pytest.mark.parametrize("card", [FIRM, HOUSE])
@pytest.mark.parametrize(
    "last",
    [
        *("You asked where to send it. Here", "Please send the sail to,", "Old: Skuteviken 3\nNew"),
        *("Ship to the workshop, not my home.", "Bitte an die Werkstatt schicken.", "Neue Adresse"),
        *("Envoyez-le à l'atelier.", "Mándenlo al taller.", "Stuur het naar de werkplaats."),
    ],
)
def test_a_known_card_shows_where_a_letter_leads_to_it(card: tuple[str, ...], last: str) -> None:
    mails = [[matter, "", *card] for matter in MATTERS]
    mails.append([*last.split("\n"), "", *card])
    sequence = senders.Sequence("leads", "en", ("kaia", "moen"), mails, list(card))
    assert list(senders.read(sequence))[-1].learnt[-1] == card[-1]


def _shows(shown: list[str], signature: list[str]) -> bool:
    return any(line in shown for line in signature)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (["A", "Ann", "Tel. 1"], ["B", "Ann", "Tel. 1"], 2),
        (["A", "ANN ", "Tel.  1"], ["B", "Ann", "tel. 1"], 2),
        (["A", "Zoe\u0308"], ["B", "Zo\u00eb"], 1),
        (["A", "Ann", "Tel. 1"], ["B", "Ann", "Tel. 2"], 0),
        (["A", "Ann"], ["A", "Ann"], 0),
        (["Ann"], ["B", "Ann"], 0),
        ([], ["B"], 0),
    ],
)
def test_what_two_mails_share(one: list[str], other: list[str], count: int) -> None:
    assert endings.shared(one, other) == count


def test_more_than_twelve_lines_are_a_mail_sent_again() -> None:
    lines = [f"line {n}" for n in range(14)]
    assert endings.shared(endings.of(["A", *lines]), endings.of(["B", *lines])) == 0


def test_lines_are_put_back_in_their_order() -> None:
    text = "Hello\n\n> old\nmore\n\nAnn\nTel. 1\n> older\nlast"
    found = own.of(text, "Hello\n\nmore\nlast", "Ann\nTel. 1")
    assert found is not None
    assert [line for line in found.lines if line] == ["Hello", "more", "Ann", "Tel. 1", "last"]
    assert found.folded_from(found.lines.index("last")) == ("Hello\n\nmore", "Ann\nTel. 1\nlast")


def test_parts_of_another_text_are_not_put_back() -> None:
    assert own.of("Hello", "Good day", "") is None


def test_what_a_person_wants_to_see_is_neither_found_nor_forgotten() -> None:
    lines = ("Ann", "Tel. 1")
    shown = Known(lines, 3, mails=5, tickets=5, is_shown=True, pk=1)
    others = [Known((f"{n}", "end"), n, pk=n) for n in range(2, 7)]
    written = own.of("Hello\n\nAnn\nTel. 1", "Hello\n\nAnn\nTel. 1", "")
    assert written is not None
    assert learning.find([shown], written, ("ann",)) is None
    new = own.of("a\nb\nc", "a\nb\nc", "")
    assert new is not None
    _changed, forgotten = learning.learn([shown, *others], new, 9)
    assert forgotten == others[0]
