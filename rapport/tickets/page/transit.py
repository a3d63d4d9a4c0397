"""The delivery of a sent message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapport.tickets.models import DeliveryReport, Nondelivery, Outgoing

Word = DeliveryReport.Word


@dataclass(frozen=True)
class Transit:
    """The sending of a message, the reports about it, and what is known of its not arriving."""

    sent: Sequence[Outgoing] = ()
    reports: Sequence[DeliveryReport] = ()
    lost: Nondelivery | None = None

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

    @property
    def is_underway(self) -> bool:
        """Return whether it is being sent."""
        underway = (Outgoing.State.QUEUED, Outgoing.State.CLAIMED)
        return any(each.state in underway for each in self.sent)

    @property
    def failed_at(self) -> list[str]:
        """Return the addresses at which it failed; an empty one if it went nowhere."""
        parked = [
            address
            for each in self.sent
            if each.state == Outgoing.State.PARKED
            for address in each.addresses
        ]
        told = [report.address for report in self.failures]
        return list(dict.fromkeys([*told, *parked])) or [""]

    def _heard(self, *words: Word) -> list[DeliveryReport]:
        return [report for report in self.reports if report.word in words]
