"""Mistakes in templates that the tests find."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import jinja2


class Missing(jinja2.StrictUndefined):
    """A missing value, which may only be tested for membership in a mapping."""

    def __bool__(self) -> bool:  # type: ignore[override]  # the one thing that may be asked
        if is_a_key(self):
            return False
        self._fail_with_undefined_error()


def is_a_key(missing: jinja2.Undefined) -> bool:
    """Say whether what is not there is a key of a mapping."""
    return isinstance(missing._undefined_obj, Mapping)


def printable(value: Any) -> Any:
    """Return the value that a template prints; refuse one that no reader wants as it is.

    Methods must be called, dates and fractions need a filter that knows the reader's language.
    """
    if isinstance(value, jinja2.Undefined):
        return value
    if callable(value) and not hasattr(value, "__html__"):
        raise TypeError(f"{value!r} is printed and not called.")
    if isinstance(value, (date, float, Decimal)):
        raise TypeError(f"{value!r} is printed without a filter that knows the reader's language.")
    return value
