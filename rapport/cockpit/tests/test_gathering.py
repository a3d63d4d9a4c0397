"""Choice and order of the needs in a column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from conftest import MONDAY
from rapport.cockpit.gathering import LONGEST_COLUMN, gather
from rapport.cockpit.need import Finding, Glance, Need, Rule, Urgency
from rapport.metrics.errors import FactsNotReady
from rapport.people.models import User

HOUR = timedelta(hours=1)


def finding(
    text: str,
    urgency: Urgency = Urgency.SOON,
    weight: float = 0,
    since: datetime = MONDAY,
    claims: str = "",
) -> Finding:
    claimed = frozenset(claims.split())
    return Finding(text, urgency, since, claims=claimed, about=(text, weight))


def rule(*found: Finding, key: str = "rule") -> Rule:
    def one(each: Finding) -> Need:
        text, weight = each.about
        return Need(text, "why", each.since, "See", "/", each.urgency, weight)

    def many(each: Sequence[Finding]) -> Need:
        urgency = max(one.urgency for one in each)
        return Need(f"{len(each)} of {key}", "why", MONDAY, "See", "/", urgency, len(each))

    return Rule(key, lambda _glance: found, one, many)


def shown(ada: User, *rules: Rule) -> list[str]:
    return [each.text for each in gather(rules, Glance(ada, MONDAY)).shown]


def test_the_most_urgent_stands_first_then_the_weightier_then_the_older(ada: User) -> None:
    assert shown(
        ada,
        rule(finding("calm", Urgency.CALM, weight=9)),
        rule(finding("light", weight=1)),
        rule(finding("younger", weight=2, since=MONDAY + HOUR)),
        rule(finding("older", weight=2)),
        rule(finding("broken", Urgency.BROKEN)),
    ) == ["broken", "older", "younger", "light", "calm"]


def test_of_equals_the_words_decide_so_that_it_stays(ada: User) -> None:
    a, b = rule(finding("a")), rule(finding("b"))
    assert shown(ada, a, b) == shown(ada, b, a) == ["a", "b"]


def test_more_than_two_of_a_rule_are_told_as_a_number(ada: User) -> None:
    found = [finding(f"need {n}") for n in range(3)]
    assert shown(ada, rule(*found[:2])) == ["need 0", "need 1"]
    assert shown(ada, rule(*found)) == ["3 of rule"]


def test_what_two_rules_find_is_told_once_by_the_more_urgent(ada: User) -> None:
    soon = rule(finding("soon", claims="ticket-1"), finding("alone", claims="ticket-2"))
    broken = rule(finding("broken", Urgency.BROKEN, claims="ticket-1"))

    assert shown(ada, soon, broken) == shown(ada, broken, soon) == ["broken", "alone"]


def test_of_two_equally_urgent_the_first_rule_tells_it(ada: User) -> None:
    first, second = rule(finding("b", claims="t")), rule(finding("a", claims="t"))
    assert shown(ada, first, second) == ["b"]


def test_what_is_not_told_claims_nothing(ada: User) -> None:
    """Of a chain, the middle gives way to the most urgent, and the last is still told."""
    chain = [
        rule(finding("broken", Urgency.BROKEN, claims="one")),
        rule(finding("soon", Urgency.SOON, claims="one two")),
        rule(finding("calm", Urgency.CALM, claims="two")),
    ]
    assert shown(ada, *chain) == ["broken", "calm"]


def test_a_column_is_read_at_a_glance_and_the_rest_is_counted(ada: User) -> None:
    gathered = gather([rule(finding(f"need {n}")) for n in range(9)], Glance(ada, MONDAY))

    assert (len(gathered.shown), len(gathered.others)) == (LONGEST_COLUMN, 4)
    assert len(gathered.all) == 9


def test_no_rule_is_crowded_out_by_two_lines_of_another(ada: User) -> None:
    """Five rules, all urgent, with two findings each: five lines, one for each rule."""
    rules = [
        rule(*(finding(f"{key} {n}", Urgency.BROKEN) for n in range(2)), key=key) for key in "abcde"
    ]
    assert shown(ada, *rules) == [f"{key} 0" for key in "abcde"]


def test_no_urgent_line_is_crowded_out_by_a_calmer_rule(ada: User) -> None:
    broken = rule(*(finding(f"broken {n}", Urgency.BROKEN) for n in range(2)), key="broken")
    soon = [rule(finding(f"soon {key}"), key=key) for key in "abcde"]

    assert shown(ada, *soon, broken)[:2] == ["broken 0", "broken 1"]


def test_setting_one_line_aside_leaves_the_others_as_they_were(ada: User) -> None:
    rules = [
        rule(*(finding(f"{key} {n}", Urgency.BROKEN) for n in range(2)), key=key) for key in "abc"
    ]

    def hidden(_rule: Rule, each: Finding) -> bool:
        return each.subject == "b 0"

    before = gather(rules, Glance(ada, MONDAY)).all
    after = gather(rules, Glance(ada, MONDAY), hidden).all
    assert {each.text for each in before} - {each.text for each in after} == {"b 0"}
    assert {each.text for each in after} < {each.text for each in before}


def test_what_is_hidden_is_not_told_and_frees_nothing(ada: User) -> None:
    late = rule(finding("late", Urgency.BROKEN, claims="ticket-1"), key="late")
    soon = rule(finding("soon", claims="ticket-1"), key="soon")

    gathered = gather([late, soon], Glance(ada, MONDAY), lambda each, _found: each.key == "late")

    assert gathered.all == []


def test_a_rule_without_figures_has_nothing_to_say(ada: User) -> None:
    def counting(_glance: Glance) -> Sequence[Finding]:
        raise FactsNotReady("The figures are being counted again.")

    silent = Rule("silent", counting, rule().one, rule().many)

    assert shown(ada, silent, rule(finding("Dora waits"))) == ["Dora waits"]
