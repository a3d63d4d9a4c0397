"""Choice and order of the needs in a column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from conftest import MONDAY
from rapport.cockpit.need import LONGEST_COLUMN, Need, Urgency, gather
from rapport.metrics.errors import FactsNotReady
from rapport.people.models import User

HOUR = timedelta(hours=1)


def need(
    text: str, urgency: Urgency = Urgency.SOON, weight: float = 0, since: datetime = MONDAY
) -> Need:
    return Need(text, "why", since, "See", "/", urgency, weight)


def shown(ada: User, *needs: Need) -> list[str]:
    def rule(user: User, at: datetime) -> Sequence[Need]:
        return needs

    return [each.text for each in gather([rule], ada, MONDAY)]


def test_the_most_urgent_stands_first_then_the_weightier_then_the_older(ada: User) -> None:
    assert shown(
        ada,
        need("calm", Urgency.CALM, weight=9),
        need("light", weight=1),
        need("younger", weight=2, since=MONDAY + HOUR),
        need("older", weight=2),
        need("broken", Urgency.BROKEN),
    ) == ["broken", "older", "younger", "light", "calm"]


def test_of_equals_the_words_decide_so_that_it_stays(ada: User) -> None:
    assert shown(ada, need("b"), need("a")) == shown(ada, need("a"), need("b")) == ["a", "b"]


def test_a_column_is_read_at_a_glance(ada: User) -> None:
    assert len(shown(ada, *(need(f"need {n}") for n in range(9)))) == LONGEST_COLUMN


def test_a_rule_without_figures_has_nothing_to_say(ada: User) -> None:
    def counting(user: User, at: datetime) -> Sequence[Need]:
        raise FactsNotReady("The figures are being counted again.")

    def waits(user: User, at: datetime) -> Sequence[Need]:
        return [need("Dora waits")]

    assert [each.text for each in gather([counting, waits], ada, MONDAY)] == ["Dora waits"]


def test_only_what_is_urgent_has_a_word_for_style_sheets() -> None:
    assert [urgency.word for urgency in sorted(Urgency)] == ["", "soon", "broken"]
