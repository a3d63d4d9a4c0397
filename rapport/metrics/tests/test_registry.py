"""The registry of facts and definitions, and what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from rapport.core.errors import Misconfigured
from rapport.metrics import registry
from rapport.metrics.definition import Definition, Dimension, Spell
from rapport.metrics.tests.desk import Desk
from rapport.metrics.tests.figures import ALL, BACKLOG, LIKED, OPENED, TEAM, WAIT

ANSWERS, SPELLS = Desk().answers_fact(), Desk().spells_fact()
FACTS = {"answers": ANSWERS, "spells": SPELLS}


@pytest.fixture
def ours() -> Iterator[None]:
    """Hold the facts and definitions of these tests and no others."""
    with registry.FACTS.holding(ANSWERS, SPELLS), registry.DEFINITIONS.holding(*ALL):
        yield


def test_the_figures_of_this_suite_are_sound() -> None:
    registry.check_all(ALL, FACTS)


def test_facts_and_definitions_are_found_by_name_in_their_order(ours: None) -> None:
    assert registry.facts() == FACTS
    assert registry.definition("wait") is WAIT
    assert list(registry.definitions()) == ["wait", "liked", "opened", "backlog"]


def test_an_unknown_name_is_told_the_nearest(ours: None) -> None:
    with pytest.raises(registry.UnknownMetric, match="Did you mean “backlog”") as unknown:
        registry.definition("backlogs")
    assert unknown.value.status == 404


def test_a_name_is_taken_once(ours: None) -> None:
    with pytest.raises(Misconfigured, match="“wait” is added twice"):
        registry.DEFINITIONS.add(replace(WAIT, label="Another wait"))


def test_an_unsound_definition_is_refused_when_the_figures_are_first_asked_for(ours: None) -> None:
    registry.DEFINITIONS.add(replace(WAIT, name="lag", formula=""))

    with pytest.raises(Misconfigured, match="lag is not sound: it has no formula"):
        registry.definition("wait")


@pytest.mark.parametrize(
    ("definition", "change", "fault"),
    [
        (WAIT, {"name": "Wait time"}, "“Wait time” is no name in lower case"),
        (WAIT, {"label": ""}, "it has no label"),
        (WAIT, {"formula": ""}, "it has no formula"),
        (WAIT, {"source": ""}, "it has no source"),
        (WAIT, {"question": "Waits."}, "does not end with a question mark"),
        (WAIT, {"caveats": ("",)}, "an empty caveat"),
        (WAIT, {"dimensions": (replace(TEAM, label=""),)}, "a dimension without a label"),
        (WAIT, {"min_n": 0}, "min_n is below 1"),
        (WAIT, {"fact": "replies"}, "there is no fact “replies”"),
        (WAIT, {"value": ""}, "a distribution has a value"),
        (OPENED, {"value": "rating"}, "a count has no value"),
        (OPENED, {"time": ""}, "it has no time"),
        (OPENED, {"time": "team"}, "“team” is no instant column of answers"),
        (BACKLOG, {"spell": None}, "a snapshot has a spell"),
        (BACKLOG, {"spell": Spell("started_at", "team")}, "“team” is no instant column"),
        (WAIT, {"stat": "median"}, "has a stat such as p50"),
        (LIKED, {"stat": "p50"}, "has a stat such as p50"),
        (WAIT, {"clocks": ()}, "names clocks without using"),
        (LIKED, {"clocks": ("business",)}, "names clocks without using"),
        (LIKED, {"unit": "count"}, "has the unit share"),
        (
            WAIT,
            {"dimensions": (Dimension("agent", "Agent", "agent_id", "agent"),)},
            "the dimension agent has no column “agent_id”",
        ),
        (LIKED, {"value": "stars >= 4"}, "its value uses “stars”, which is no column of answers"),
        (LIKED, {"where": "reply IS NULL"}, "its where uses “reply”"),
        (WAIT, {"value": "lag_{clock}"}, "“lag_business”"),
        (LIKED, {"value": "median(rating) > 3"}, "“median”, which is not in the vocabulary"),
        (LIKED, {"value": "rating > 3; DROP"}, "“;”, which is not in the vocabulary"),
        (LIKED, {"where": '"rating" > 3'}, "which is not in the vocabulary"),
    ],
)
def test_an_unsound_definition_is_refused(
    definition: Definition, change: dict[str, Any], fault: str
) -> None:
    with pytest.raises(Misconfigured, match=fault):
        registry.check_all([replace(definition, **change)], FACTS)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(Misconfigured) as refused:
        registry.check_all([replace(WAIT, label="", source=""), replace(LIKED, formula="")], FACTS)
    for fault in ("wait is not sound: it has no label; it has no source", "liked is not sound"):
        assert fault in refused.value.sentence


@pytest.mark.parametrize(
    "condition",
    [
        "rating >= 4 AND NOT topic = 'it''s (odd; \"text\")'",
        "coalesce(rating, 0) BETWEEN 4 AND 5 OR topic IN ('a', 'b')",
        "CASE WHEN topic LIKE 'x%' THEN true ELSE rating IS NOT NULL END",
        "seconds_between(opened_at, answered_at) <= 3600.5 * 2",
        "abs(wait_calendar - wait_business) <> 0",
    ],
)
def test_the_vocabulary_holds_what_conditions_need(condition: str) -> None:
    registry.check_all([replace(LIKED, value=condition)], FACTS)
