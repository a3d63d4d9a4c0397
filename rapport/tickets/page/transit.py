"""The delivery of a sent message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapport.tickets.models import DeliveryReport, Outgoing

Word = DeliveryReport.Word


@dataclass(frozen=True)
class Transit:
    """The sending of a message, and the reports about it."""

    sent: Sequence[Outgoing] = ()
    reports: Sequence[DeliveryReport] = ()

    @property
    def failures(self) -> list[DeliveryReport]:
        """Return the reports of failure."""
        return self._heard(Word.FAILED)

    @property
    def delays(self) -> list[DeliveryReport]:
        """Return the reports of delay."""
        return self._heard(Word.DELAYED)

    @property
    def good_news(self) -> list[DeliveryReport]:
        """Return the reports of delivery and reading."""
        return self._heard(Word.DELIVERED, Word.DISPLAYED)

    @property
    def is_refused_for_good(self) -> bool:
        """Return whether sending it again unchanged cannot help."""
        return any(report.is_permanent for report in self.failures)

    def _heard(self, *words: Word) -> list[DeliveryReport]:
        return [report for report in self.reports if report.word in words]
