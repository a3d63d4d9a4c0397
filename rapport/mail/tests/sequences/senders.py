"""Senders of 24 languages, each with several mails that end alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from rapport.mail.learnt import judging, learning, own
from rapport.mail.learnt.learning import Known
from rapport.mail.quoting.split import Split, split
from rapport.mail.tests.letters.blocks import LANGUAGES, Parts
from rapport.mail.tests.letters.kinds import NUMBERS

Lines = list[str]
PLACES = ("end", "above", "above-card", "below", "apart", "below-card", "below-rule", "between")


@dataclass(frozen=True)
class Sequence:
    """Mails of one sender, on a ticket each; ``same`` is what all of them say or end with."""

    name: str
    language: str
    sender: tuple[str, ...]
    mails: list[Lines]
    same: Lines


@dataclass(frozen=True)
class Reading:
    """A mail as it is read: without what was learnt of those before it, and with it."""

    plain: Lines
    learnt: Lines


def read(sequence: Sequence) -> Iterator[Reading]:
    """Yield the lines that are shown of each mail, learning from one to the next."""
    known: list[Known] = []
    for ticket, lines in enumerate(sequence.mails):
        text = "\n".join(lines)
        parts = split(text, sender=sequence.sender)
        written = own.of(text, parts.reply, parts.signature)
        assert written is not None
        yield Reading(parts.reply.split("\n"), _shown(parts, written, known, sequence.sender))
        changed, forgotten = learning.learn(known, written, ticket, sequence.sender)
        for number, one in enumerate(changed):
            pk = one.pk or 10 * ticket + number + 1
            known = [each for each in known if each.pk != pk and each != forgotten]
            known.append(replace(one, pk=pk))


def _shown(parts: Split, written: own.Own, known: list[Known], sender: tuple[str, ...]) -> Lines:
    found = learning.find(known, written, sender)
    return (written.folded_from(found[0])[0] if found else parts.reply).split("\n")


def signed(mails: int = 6) -> Iterator[Sequence]:
    """Yield senders whose mails end with a signature of any shape."""
    for language in LANGUAGES:
        for number in range(4):
            parts = Parts(language, Random(f"signed {language} {number}"))
            for name, block in _signatures(parts).items():
                bodies = [_body(parts, n) for n in range(mails)]
                yield _sequence(parts, name, number, [[*body, *block] for body in bodies], block)


def insistent(mails: int = 5) -> Iterator[Sequence]:
    """Yield senders who say the same in each mail, wherever they sign it."""
    for language in LANGUAGES:
        parts = Parts(language, Random(f"insistent {language}"))
        for number, (name, words) in enumerate(_repeated(parts).items()):
            for place in parts.random.sample(PLACES, 3):
                above, below = _around(parts, place)
                bodies = [_body(parts, n) for n in range(mails)]
                lines = [[*body, *above, *words, *below] for body in bodies]
                yield _sequence(parts, f"{name} {place}", number, lines, words)


def _sequence(parts: Parts, name: str, number: int, mails: list[Lines], same: Lines) -> Sequence:
    sender = judging.words_of(parts.name if number % 2 else "", "info@post.example")
    return Sequence(name, parts.language, sender, mails, [line for line in same if line])


def _body(parts: Parts, number: int) -> Lines:
    """Return the beginning of a mail that no other of its sender has."""
    words = parts.one("matters" if number % 2 else "seconds")
    return [*parts.one("openings"), "", *words, f"({number})"]


def _signatures(parts: Parts) -> dict[str, Lines]:
    closing, name, first = [*parts.one("closings")], parts.name, parts.first_name()
    title, firm = parts.one("titles"), parts.one("firms")
    card = [*firm, *parts.one("places"), *parts.one("phones")]
    slogan = parts.one("slogans")
    return {
        "closing and name": ["", *closing, name],
        "card": ["", name, *title, *card],
        "firm and slogan": ["", *closing, name, *firm, *slogan],
        "slogan last": ["", *closing, name, *title, *card, "", *slogan],
        "name and slogan": ["", name, *slogan],
        "name and title": ["", name, *title],
        "name and place": ["", first, *parts.one("places")],
        "firm first": ["", *card, name],
        "blank lines": ["", *closing, "", name, "", *card, "", *slogan],
        "notice": ["", *closing, name, "", *parts.one("notices")],
    }


def _repeated(parts: Parts) -> dict[str, Lines]:
    named = ("questions", "corrections", "additions", "seconds", "matters", "shorts")
    found = {name: [*parts.one(name)] for name in named}
    for name in ("order", "form", "trip", "poem"):
        found[name] = parts.parts[name].split("|")
    return found | {
        "postscript": [parts.one("marks")[0] + parts.one("additions")[0]],
        "list": [f"- {item}" for item in parts.parts["items"]],
        "facts": parts.parts["items"][:2],
        "table": parts.parts["table"],
        "number": [parts.random.choice(NUMBERS)],
        "call": [*parts.filled("calls")],
        "phone": [*parts.filled("calls"), "", *parts.one("phones")],
        "address": [*parts.one("moved"), *parts.one("places")],
        "firm": [*parts.one("moved"), "", *parts.one("firms"), *parts.one("places")],
    }


def _around(parts: Parts, place: str) -> tuple[Lines, Lines]:
    """Return the lines above and below what is repeated."""
    closing, name = [*parts.one("closings")], parts.name
    card = [*parts.one("firms"), *parts.one("places"), *parts.one("phones")]
    signed = ["", *closing, name]
    around: dict[str, tuple[Lines, Lines]] = {
        "end": ([], []),
        "above": ([], signed),
        "above-card": ([], [*signed, *card]),
        "below": (signed, []),
        "apart": ([*signed, ""], []),
        "below-card": ([*signed, *card, ""], []),
        "below-rule": ([*signed, *card, "----------"], []),
        "between": ([*signed, ""], ["", name, *card]),
    }
    return around[place]
