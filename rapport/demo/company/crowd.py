"""The customers, each generated from a number alone.

Number n is always the same person, so none has to be remembered.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from math import gcd
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from rapport.core.phrases.folding import folded
from rapport.demo.company.plan import Plan

# Of ten customers eight belong to four studios, and two write for themselves.
PLACES = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 0), (2, 1), (3, 0), None, None)
STUDIOS_A_BLOCK = 4
BLOCK = len(PLACES)
# Neighbouring numbers do not arrive one after the other: numbers are shuffled within a window.
WINDOW = 1_000
DEAL = 387
NEWCOMERS = 0.3
REGULARS = 0.45
ONE_IN = 7
HOSTS = ("post.example", "mail.example", "letterbox.example", "inbox.example", "pigeon.example")


class Studio(NamedTuple):
    """An organisation that uses Kalendula; numbers begin at 1, in no order of arrival."""

    number: int
    name: str
    domain: str


class Customer(NamedTuple):
    """A person who writes. ``calls`` is how a mail addresses them. Numbered by first arrival."""

    number: int
    name: str
    calls: str
    email: str
    language: str
    zone: str
    studio: Studio | None


class Culture:
    """Names that go together; each ordinal gives another name until they are used up."""

    def __init__(self, words: dict[str, Any], studios: dict[str, list[str]], slots: int) -> None:
        self.language: str = words["language"]
        self.zone: str = words["zone"]
        self.slots = slots
        self._family_first: bool = words.get("family_first", False)
        self._given = _pairs(words, "given")
        self._family = _pairs(words, "family")
        self._towns = _pairs(words, "towns")
        self._first = _pairs(studios, "first")
        self._second = _pairs(studios, "second")
        self._people = len(self._given) * len(self._family)
        self._studios = len(self._first) * len(self._second) * len(self._towns)
        self._stride = _coprime(self._people)
        self._studio_stride = _coprime(self._studios)

    def person(self, ordinal: int) -> tuple[str, str, str, int]:
        """Return name, form of address, the address's local part, and how often names ran out."""
        cycle, place = divmod(ordinal, self._people)
        given, family = divmod(place * self._stride % self._people, len(self._family))
        (first, first_latin), (last, last_latin) = self._given[given], self._family[family]
        local = f"{_slug(first_latin)}.{_slug(last_latin)}"
        if self._family_first:
            return f"{last} {first}", last, local, cycle
        calls = f"{first} {last}" if self.language == "de" else first
        return f"{first} {last}", calls, local, cycle

    def studio(self, number: int, ordinal: int) -> Studio:
        """Return a studio; one beyond the last combination of names gets a number."""
        cycle, place = divmod(ordinal, self._studios)
        rest, town = divmod(place * self._studio_stride % self._studios, len(self._towns))
        first, second = divmod(rest, len(self._second))
        chosen = (self._first[first], self._second[second], self._towns[town])
        more = [str(cycle + 1)] if cycle else []
        name = " ".join([each[0] for each in chosen] + more)
        domain = "-".join([_slug(each[1]) for each in chosen] + more)
        return Studio(number, name, f"{domain}.example")


class Crowd:
    """The next person to write: a newcomer, somebody known, or one of the few who write often."""

    def __init__(self, plan: Plan) -> None:
        self._chance = plan.stream("crowd").random
        self._table = _dealt(plan.stream("cultures"))
        self.known = 0
        self.customer = lru_cache(maxsize=20_000)(self._customer)

    def next(self) -> Customer:
        """Return the customer of the next ticket."""
        chance = self._chance
        if chance() < NEWCOMERS or not self.known:
            self.known += 1
            return self.customer(self.known)
        index = int(chance() * self.known)
        if chance() < REGULARS:
            index -= index % ONE_IN
        return self.customer(index + 1)

    def _customer(self, number: int) -> Customer:
        window, place = divmod(number - 1, WINDOW)
        block, seat = divmod(window * WINDOW + place * DEAL % WINDOW, BLOCK)
        found = PLACES[seat]
        if found is None:
            return self._alone(number, block * (BLOCK - 8) + seat - 8)
        studio, mate = found
        return self._mate(number, block * STUDIOS_A_BLOCK + studio, mate)

    def _mate(self, number: int, studio: int, mate: int) -> Customer:
        culture, ordinal = self._culture(studio)
        name, calls, local, _ = culture.person(ordinal * 3 + mate)
        works_for = culture.studio(studio + 1, ordinal)
        email = f"{local}@{works_for.domain}"
        return Customer(number, name, calls, email, culture.language, culture.zone, works_for)

    def _alone(self, number: int, index: int) -> Customer:
        culture, ordinal = self._culture(index)
        name, calls, local, cycle = culture.person(ordinal)
        more, host = divmod(cycle, len(HOSTS))
        email = f"{local}{more or ''}@{HOSTS[host]}"
        return Customer(number, name, calls, email, culture.language, culture.zone, None)

    def _culture(self, index: int) -> tuple[Culture, int]:
        """Return the culture at an index of the table, and its rank among slots of that culture."""
        turn, place = divmod(index, len(self._table))
        culture, rank = self._table[place]
        return culture, turn * culture.slots + rank


def _dealt(chance: Random) -> list[tuple[Culture, int]]:
    """Return the cultures by share, shuffled, each with its rank among its own."""
    table: list[tuple[Culture, int]] = []
    for culture in cultures():
        table += [(culture, rank) for rank in range(culture.slots)]
    chance.shuffle(table)
    return table


@cache
def cultures() -> tuple[Culture, ...]:
    """Return the cultures of names.toml; one slot stands for five in a thousand customers."""
    written = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
    studios = written.pop("studios")
    return tuple(
        Culture(entry, studios[entry["language"]], entry["share"] // 5)
        for entry in written.values()
    )


def _pairs(words: dict[str, Any], key: str) -> list[tuple[str, str]]:
    """Return each word with its Latin spelling."""
    return list(zip(words[key], words.get(f"{key}_latin", words[key]), strict=True))


def _slug(text: str) -> str:
    plain = folded(text.replace("&", "")).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def _coprime(size: int) -> int:
    """Return a stride that visits every slot of a circle of this size, each far from the last."""
    stride = int(size * 0.618) or 1
    while gcd(stride, size) != 1:
        stride += 1
    return stride
