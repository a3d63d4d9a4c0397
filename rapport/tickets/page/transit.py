"""What became of a message on its way out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapport.tickets.models import DeliveryReport, Outgoing

Word = DeliveryReport.Word


@dataclass(frozen=True)
class Transit:
    """How a message was sent, and what was heard of it then."""

    sent: Sequence[Outgoing] = ()
    reports: Sequence[DeliveryReport] = ()

    @property
    def failures(self) -> list[DeliveryReport]:
        """Return whom it did not reach, and why."""
        return self._heard(Word.FAILED)

    @property
    def delays(self) -> list[DeliveryReport]:
        """Return whom it has not reached yet."""
        return self._heard(Word.DELAYED)

    @property
    def good_news(self) -> list[DeliveryReport]:
        """Return whom it reached, and who opened it."""
        return self._heard(Word.DELIVERED, Word.DISPLAYED)

    @property
    def is_refused_for_good(self) -> bool:
        """Return whether sending it again cannot help by itself."""
        return any(report.is_permanent for report in self.failures)

    def _heard(self, *words: Word) -> list[DeliveryReport]:
        return [report for report in self.reports if report.word in words]
