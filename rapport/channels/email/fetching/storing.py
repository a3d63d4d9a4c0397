"""Refusals to store mail, remembered until a small write passes."""

from __future__ import annotations

import logging

from rapport.core.database import probing
from rapport.core.database.faults import Fault, fault_of

log = logging.getLogger(__name__)


class Storing:
    """What became of storing mail.

    After a refusal, nothing more is asked of a mail server until a small write has passed: what
    cannot be kept is safest there.
    """

    def __init__(self) -> None:
        self._was_refused = False

    def note(self, error: BaseException) -> Fault | None:
        """Return the fault of database or disk behind the error, and remember it."""
        fault = fault_of(error)
        self._was_refused = self._was_refused or fault is not None
        return fault

    def is_possible(self) -> bool:
        """Return whether mail can be stored, as far as is known; after a refusal it is tried."""
        if self._was_refused:
            refused = probing.refused()
            self._was_refused = bool(refused)
            if refused:
                log.info("Mail cannot be stored yet: %s", refused)
        return not self._was_refused
