"""The check-up: what rooms examine about the installation, told in sentences.

``rapport doctor`` and the system page show it; rooms add what they know how to examine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapport.core.registry import Registry


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


@dataclass(frozen=True)
class Check:
    """Something to examine: what it is called when it fails itself, and what examines it."""

    name: str
    examine: Callable[[], Iterable[Finding]]


CHECKS: Registry[Check] = Registry("the check-up", key=lambda check: check.name)


def examine() -> Iterator[Finding]:
    """Run every check in order; one that fails itself is a finding, and the rest still run."""
    for check in CHECKS:
        try:
            yield from list(check.examine())
        except Exception as error:  # noqa: BLE001 - a check-up tells what fails, whatever it is
            reason = str(error).strip().splitlines()[:1] or [""]
            yield broken(
                check.name, f"This could not be examined: {type(error).__name__} {reason[0]}"
            )
