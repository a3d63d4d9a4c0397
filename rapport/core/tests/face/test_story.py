"""The story of something: figures, timeline, evidence and actions from many rooms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import RequestFactory

from rapport.core.errors import Invalid
from rapport.core.face import story
from rapport.core.face.sections import Section
from rapport.core.face.story import (
    Action,
    Actions,
    Entry,
    Figure,
    Figures,
    Kind,
    Places,
    Span,
    Strand,
)
from rapport.core.registry import Registry

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
CALLS, LETTERS = Kind("calls", "calls"), Kind("letters", "letters")


@dataclass
class Reader:
    """Somebody with these abilities."""

    abilities: frozenset[str] = frozenset()

    def may(self, ability: str) -> bool:
        return ability in self.abilities


def places(*strands: Strand[str], **others: Any) -> Places[str]:
    """Return places with these strands, and whatever else is given."""
    found: Places[str] = Places(
        Registry("figures", key=lambda each: each.name),
        Registry("strands", key=lambda each: each.name),
        Registry("evidence", key=lambda each: each.template),
        Registry("actions", key=lambda each: each.name),
    )
    for strand in strands:
        found.strands.add(strand)
    for name, items in others.items():
        for item in items:
            getattr(found, name).add(item)
    return found


def strand(name: str, kind: Kind, times: list[datetime]) -> Strand[str]:
    """Return a strand with an entry at each of these times, numbered from 1."""
    entries = [Entry(at, pk, sentence=f"{name} {pk}") for pk, at in enumerate(times, start=1)]

    def read(subject: str, reader: Any, span: Span) -> Iterator[Entry]:
        yield from sorted(filter(lambda e: _is_in(e, span), entries), key=_place, reverse=True)[
            : span.limit
        ]

    return Strand(name, (kind,), read)


def _is_in(entry: Entry, span: Span) -> bool:
    """Return what ``Span.cut`` asks of a database."""
    if span.at is None or entry.at < span.at:
        return True
    lower = span.beyond == "lower" and entry.pk < span.pk
    return entry.at == span.at and (span.beyond == "all" or lower)


def _place(entry: Entry) -> tuple[datetime, int]:
    return entry.at, entry.pk


def test_pages_of_a_timeline_have_every_entry_once_also_of_one_instant() -> None:
    same = [NOON] * 45
    apart = [NOON - timedelta(minutes=n) for n in range(50)]
    told = places(strand("a", CALLS, same), strand("b", LETTERS, apart), strand("c", CALLS, same))

    seen, address = list[str](), dict[str, str]()
    while True:
        page = story.tell(told, "Dora", Reader(), address)
        seen += [entry.sentence for entry in page.entries]
        if not page.earlier:
            break
        address = RequestFactory().get(f"/{page.earlier}").GET.dict()

    assert len(seen) == 140
    assert len(set(seen)) == 140
    assert seen[0] == "c 45", "the latest first"
    assert seen[-1] == "b 50"


def test_it_is_narrowed_to_a_kind_and_tells_which() -> None:
    told = places(strand("a", CALLS, [NOON]), strand("b", LETTERS, [NOON]))

    page = story.tell(told, "Dora", Reader(), {"show": "letters"})

    assert [entry.sentence for entry in page.entries] == ["b 1"]
    assert page.chosen == "letters"
    assert [(choice.label, choice.url) for choice in page.choices] == [
        ("everything", "?"),
        ("calls", "?show=calls"),
        ("letters", "?show=letters"),
    ]


def test_a_kind_that_is_not_usual_is_shown_only_when_asked_for() -> None:
    told = places(strand("a", Kind("unusual", "unusual", usual=False), [NOON]))

    assert story.tell(told, "Dora", Reader(), {}).entries == []
    assert len(story.tell(told, "Dora", Reader(), {"show": "unusual"}).entries) == 1


@pytest.mark.parametrize(
    "address",
    [{"show": "pigeons"}, {"before": "nonsense"}, {"before": "9.a"}, {"before": f"{10**30}.a.1"}],
)
def test_nonsense_in_the_address_is_refused(address: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        story.tell(places(strand("a", CALLS, [NOON])), "Dora", Reader(), address)


def test_what_needs_an_ability_is_not_there_without_it() -> None:
    secret = strand("secret", LETTERS, [NOON])
    walled = Strand(secret.name, secret.kinds, secret.read, needs="see money")
    told = places(
        strand("a", CALLS, [NOON]),
        walled,
        figures=[
            Figures("n", lambda subject, reader: [Figure("n", f"2 of {subject}", "?")]),
            Figures("mrr", lambda *_: [Figure("mrr", "1,200 €", value=1200)], needs="see money"),
        ],
        actions=[Actions("pay", lambda *_: [Action("Pay", "/pay/")], needs="see money")],
        evidence=[Section("Said", "said.html", lambda subject, reader: {"of": subject})],
    )

    poor = story.tell(told, "Dora", Reader(), {})
    rich = story.tell(told, "Dora", Reader(frozenset(["see money"])), {})

    assert [figure.text for figure in poor.figures] == ["2 of Dora"]
    assert [figure.text for figure in rich.figures] == ["2 of Dora", "1,200 €"]
    assert ([c.label for c in poor.choices], poor.actions) == (["everything", "calls"], [])
    assert [action.label for action in rich.in_menu] == ["Pay"]
    assert len(rich.entries) == 2
    with pytest.raises(Invalid):
        story.tell(told, "Dora", Reader(), {"show": "letters"})
    assert poor.evidence == [{"title": "Said", "template": "said.html", "of": "Dora"}]


def test_who_sees_a_source_can_depend_on_the_subject() -> None:
    told = places(
        figures=[
            Figures(
                "load",
                lambda *_: [Figure("load", "6 open")],
                needs=lambda subject, reader: bool(subject == "Ben"),
            )
        ]
    )

    assert len(story.tell(told, "Ben", Reader(), {}).figures) == 1
    assert story.tell(told, "Dora", Reader(), {}).figures == []


def test_days_are_headings() -> None:
    told = places(strand("a", CALLS, [NOON, NOON - timedelta(days=1), NOON + timedelta(hours=1)]))

    days = list(story.tell(told, "Dora", Reader(), {}).days)

    assert [(str(day), len(entries)) for day, entries in days] == [
        ("2026-03-02", 2),
        ("2026-03-01", 1),
    ]
