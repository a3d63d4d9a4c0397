"""Needs that colleagues gave somebody, as they are now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapport.cockpit.asides import given_to
from rapport.cockpit.gathering import ask, tell
from rapport.cockpit.models import Aside
from rapport.cockpit.need import Finding, Glance, Rule
from rapport.cockpit.needs import RULES


@dataclass(frozen=True)
class Given:
    """Something given: its sentence and address now, as the reader may see them; those of the day
    it was given, where it is settled.
    """

    aside: Aside
    text: str
    url: str
    findings: Sequence[Finding] = ()


class AllGiven:
    """Everything that colleagues gave somebody, and whether a rule finds it again."""

    def __init__(self, shown: Sequence[Given]) -> None:
        self.shown = shown
        self._subjects = {
            (each.aside.rule, subject) for each in shown for subject in each.aside.subjects
        }
        self._claims = frozenset(
            claim for each in shown for found in each.findings for claim in found.claims
        )

    def hide(self, rule: Rule, finding: Finding) -> bool:
        """Return whether it is told among what was given, so that no other line tells it again."""
        return (rule.key, finding.subject) in self._subjects or bool(finding.claims & self._claims)


def given_now(glance: Glance) -> AllGiven:
    """Return what colleagues gave this person, the latest first."""
    asides = given_to(glance.user)
    found = {
        key: ask(RULES[key], glance) for key in {aside.rule for aside in asides} if key in RULES
    }
    return AllGiven([_told(aside, found.get(aside.rule, [])) for aside in asides])


def _told(aside: Aside, found: Sequence[Finding]) -> Given:
    subjects = set(aside.subjects)
    left = [finding for finding in found if finding.subject in subjects]
    if not left:
        return Given(aside, aside.text, aside.url)
    (need,) = tell(RULES[aside.rule], left, 1)
    return Given(aside, need.text, need.url, left)
