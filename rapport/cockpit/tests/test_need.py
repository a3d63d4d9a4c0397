"""Needs and what they were found from."""

from __future__ import annotations

from datetime import datetime, timedelta

from conftest import MONDAY
from rapport.cockpit.need import Finding, Glance, Need, Urgency, subjects_of
from rapport.people.models import User


def test_only_what_is_urgent_has_a_word_for_style_sheets() -> None:
    assert [urgency.word for urgency in sorted(Urgency)] == ["", "soon", "broken"]


def test_subjects_survive_an_address() -> None:
    subjects = ["12", "3 in 4", "Zahlung, Rückzahlung", "50 %"]
    findings = [Finding(subject, Urgency.SOON, MONDAY) for subject in subjects]
    need = Need("text", "why", MONDAY, "See", "/", Urgency.SOON, findings=findings)

    assert subjects_of(need.of) == subjects
    assert subjects_of("") == []


def test_a_glance_asks_once(ada: User) -> None:
    asked: list[datetime] = []

    def ask(user: User, at: datetime) -> int:
        asked.append(at)
        return len(asked)

    glance = Glance(ada, MONDAY)
    assert [glance.once(ask), glance.once(ask)] == [1, 1]
    assert Glance(ada, MONDAY + timedelta(days=1)).once(ask) == 2
