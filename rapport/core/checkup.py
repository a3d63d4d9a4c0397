"""The check-up: what rooms examine about the installation.

``rapport doctor`` and the system page show its sentences; rooms add the checks they know how to
make.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.shortcuts import resolve_url

from rapport.core.registry import Registry


class Verdict(StrEnum):
    """The verdict on a topic: all well, worth a look, or broken until somebody acts."""

    GOOD = "good"
    CAUTION = "caution"
    BROKEN = "broken"


@dataclass(frozen=True)
class Finding:
    """A finding: its topic, its verdict, and a sentence with what to fix."""

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
    """Return a finding that something does not work; the sentence says what to fix."""
    return Finding(topic, Verdict.BROKEN, sentence)


@dataclass(frozen=True)
class Check:
    """A check: the name used when it fails itself, and the function that examines.

    While one that ``is_ground`` finds something broken, those after it are not made.
    """

    name: str
    examine: Callable[[], Iterable[Finding]]
    is_ground: bool = False


CHECKS: Registry[Check] = Registry("the check-up", key=lambda check: check.name)


def page_url() -> str:
    """Return the address of the page that shows the findings (``settings.CHECKUP_URL``)."""
    return resolve_url(settings.CHECKUP_URL)


def examine() -> Iterator[Finding]:
    """Yield the findings of every check in order; a check that fails is a finding itself."""
    for check in CHECKS:
        try:
            found = list(check.examine())
            yield from found
            if check.is_ground and any(each.verdict is Verdict.BROKEN for each in found):
                return
        except Exception as error:  # noqa: BLE001 - a check-up tells what fails, whatever it is
            reason = str(error).strip().splitlines()[:1] or [""]
            yield broken(
                check.name, f"This could not be examined: {type(error).__name__} {reason[0]}"
            )
