"""Actions on arrivals: keep, settle, retry, treat."""

from __future__ import annotations

from rapport.channels.arrivals.actions.keep import Raw, keep, keep_one, make_sure, note_lost
from rapport.channels.arrivals.actions.retry import retry, retry_all
from rapport.channels.arrivals.actions.settle import settle, settle_kept
from rapport.channels.arrivals.actions.show_signature import fold_signature, show_signature
from rapport.channels.arrivals.actions.treat import treat, untreat

__all__ = [
    "Raw",
    "fold_signature",
    "keep",
    "keep_one",
    "make_sure",
    "note_lost",
    "retry",
    "retry_all",
    "settle",
    "settle_kept",
    "show_signature",
    "treat",
    "untreat",
]
