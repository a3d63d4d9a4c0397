"""A reader whose exceptions count as "found nothing".

The benchmark counts what a reader gets right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ParamSpec, TypeVar

from .readers import Cut, Reader, Seen

P = ParamSpec("P")
T = TypeVar("T")


def guarded(reader: Reader) -> Reader:
    """Return `reader`, changed to answer with nothing instead of raising."""
    nothing: set[str] = set()
    return replace(
        reader,
        cut=reader.cut and _or(reader.cut, Cut("")),
        cut_html=reader.cut_html and _or(reader.cut_html, Cut("")),
        cut_mail=reader.cut_mail and _or(reader.cut_mail, Cut("")),
        see=reader.see and _or(reader.see, Seen()),
        forward=reader.forward and _or(reader.forward, None),
        failed=reader.failed and _or(reader.failed, nothing),
        open_tnef=reader.open_tnef and _or(reader.open_tnef, None),
    )


def _or(act: Callable[P, T], otherwise: T) -> Callable[P, T]:
    def tried(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return act(*args, **kwargs)
        # Libraries raise all kinds of errors on real mails: flufl.bounce on one in fifteen.
        except Exception:  # noqa: BLE001  # see above
            return otherwise

    return tried
