"""A customer's page, to which rooms above add parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from rapport.core.registry import Registry
from rapport.customers.models import Person
from rapport.people.models import User

# Takes the person and the user who looks; None leaves the part out.
Content = Callable[[Person, User], dict[str, Any] | None]


@dataclass(frozen=True)
class Part:
    """One part of the page: a title, a template and its context."""

    title: str | Promise
    template: str
    content: Content


PARTS: Registry[Part] = Registry("a customer's story", key=lambda part: part.template)


def tell(person: Person, user: User) -> list[dict[str, Any]]:
    """Return the parts with something to show this user about the person."""
    told = ((part, part.content(person, user)) for part in PARTS)
    return [
        {"title": part.title, "template": part.template, **content}
        for part, content in told
        if content is not None
    ]
