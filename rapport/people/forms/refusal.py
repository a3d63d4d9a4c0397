"""Refusals of an action, shown beside the form."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.forms import BaseForm

from rapport.core.errors import Conflict, Invalid


@contextmanager
def refusals_in(form: BaseForm) -> Iterator[None]:
    """Turn Invalid and Conflict into errors of the form; NotAllowed stays a 403.

    Afterwards the form is valid only if the action succeeded.
    """
    try:
        yield
    except (Invalid, Conflict) as refused:
        form.add_error(None, refused.sentence)
