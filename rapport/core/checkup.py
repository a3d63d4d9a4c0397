"""The check-up: what rooms examine about the installation, told in sentences.

``rapport doctor`` and the system page show it; rooms register what they know how to examine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How something stands: as it should, worth a look, or broken until somebody acts."""

    GOOD = "good"
    CAUTION = "caution"
    BROKEN = "broken"


@dataclass(frozen=True)
class Finding:
    """What was found: about what, how it stands, and a sentence that says so and what to mend."""

    topic: str
    verdict: Verdict
    sentence: str


def good(topic: str, sentence: str) -> Finding:
    """Return a finding that all is well."""
    return Finding(topic, Verdict.GOOD, sentence)


def caution(topic: str, sentence: str) -> Finding:
    """Return a finding that somebody should look at."""
    return Finding(topic, Verdict.CAUTION, sentence)


def broken(topic: str, sentence: str) -> Finding:
    """Return a finding that something does not work; the sentence says what to mend."""
    return Finding(topic, Verdict.BROKEN, sentence)


Check = Callable[[], Iterable[Finding]]

_checks: dict[str, tuple[int, Check]] = {}


def register(name: str, check: Check, *, order: int = 50) -> None:
    """Examine this at each check-up, lower orders first; a room calls this once, at start-up."""
    _checks[name] = (order, check)


def examine() -> Iterator[Finding]:
    """Run every check in order; one that fails itself is a finding, and the rest still run."""
    for name, (_, check) in sorted(_checks.items(), key=lambda item: (item[1][0], item[0])):
        try:
            yield from list(check())
        except Exception as error:  # noqa: BLE001 - a check-up tells what fails, whatever it is
            reason = str(error).strip().splitlines()[:1] or [""]
            yield broken(name, f"This could not be examined: {type(error).__name__} {reason[0]}")
