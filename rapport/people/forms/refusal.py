"""Refusals of an action, shown beside the form."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.forms import BaseForm

from rapport.core.errors import Conflict, Invalid

# The field that a refusal is about, by its code, where a form has one of that name.
FIELDS = {
    "weak_password": "password",
    "password_again": "password",
    "secret_again": "client_secret",
}


@contextmanager
def refusals_in(form: BaseForm) -> Iterator[None]:
    """Turn Invalid and Conflict into errors of the form; NotAllowed stays a 403.

    Afterwards the form is valid only if the action succeeded.
    """
    try:
        yield
    except (Invalid, Conflict) as refused:
        field = FIELDS.get(refused.code)
        form.add_error(field if field in form.fields else None, refused.sentence)
