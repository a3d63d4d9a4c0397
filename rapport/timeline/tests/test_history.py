"""History in sentences."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.html import escape

from conftest import MONDAY
from rapport.people.models import Team, User
from rapport.timeline.history import history
from rapport.timeline.models import Event
from rapport.timeline.record import record
from rapport.timeline.tests.happenings import HIDDEN, SENT, SLEPT, WAVED, wave


def test_history_is_told_in_sentences_oldest_first(support: Team, ben: User, bea: User) -> None:
    record(WAVED, support, by=ben, at=MONDAY, whom=bea.pk)
    record(SLEPT, support, by=bea, at=MONDAY - timedelta(hours=9), hours=8)

    assert [told.sentence for told in history(support)] == [
        "Bea Lund slept 8 hours",
        "Ben Okafor waved at Bea Lund",
    ]


def test_every_word_of_the_html_is_escaped(support: Team, ben: User) -> None:
    name = "<script>alert(1)</script>"
    User.objects.filter(pk=ben.pk).update(name=name)
    record(SLEPT, support, by=ben, hours="<b>eight</b>")

    (told,) = history(support)
    assert told.html == f"<strong>{escape(name)}</strong> slept &lt;b&gt;eight&lt;/b&gt; hours"


def test_words_of_ours_are_told_in_the_language_of_the_reader(support: Team, ben: User) -> None:
    record(SENT, support, by=ben, what="reply")

    assert [told.sentence for told in history(support)] == ["Ben Okafor sent the reply"]
    with translation.override("de"):
        assert [told.sentence for told in history(support)] == ["Ben Okafor sent the Antwort"]


def test_the_queries_do_not_grow_with_the_history(support: Team, ben: User, bea: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            history(support)
        return len(captured)

    wave(support, ben, whom=bea.pk)
    few = queries()
    for _ in range(50):
        wave(support, bea, whom=ben.pk)

    assert few == queries() <= 3


def test_kinds_that_are_not_shown_and_unknown_ones_are_left_out(support: Team, ben: User) -> None:
    record(HIDDEN, support, by=ben)
    event = record(WAVED, support, by=ben)
    Event.objects.filter(pk=event.pk).update(kind="test.from_a_newer_version")

    assert history(support) == []


def test_a_word_that_an_old_event_lacks_is_a_dash(support: Team, ben: User) -> None:
    record(SLEPT, support, by=ben)

    assert history(support)[0].sentence == "Ben Okafor slept – hours"


def test_several_subjects_are_told_together_and_the_last_ones_alone(
    support: Team, billing: Team, ben: User
) -> None:
    for hours, team in enumerate([support, billing, support]):
        record(SLEPT, team, by=ben, at=MONDAY + timedelta(hours=hours), hours=hours)

    assert [told.sentence for told in history(support, billing, last=2)] == [
        "Ben Okafor slept 1 hours",
        "Ben Okafor slept 2 hours",
    ]
    assert len(history(billing)) == 1
