"""Sections that rooms add to a page below them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise

Subject = TypeVar("Subject")


@dataclass(frozen=True)
class Section(Generic[Subject]):
    """One section of a subject's page: a title, a template and its context.

    ``content`` takes the subject and the user who looks; None leaves the section out.
    """

    title: str | Promise
    template: str
    content: Callable[[Subject, Any], dict[str, Any] | None]


def shown(
    sections: Iterable[Section[Subject]], subject: Subject, user: Any
) -> list[dict[str, Any]]:
    """Return the sections with something to show this user about the subject."""
    found = ((section, section.content(subject, user)) for section in sections)
    return [
        {"title": section.title, "template": section.template, **content}
        for section, content in found
        if content is not None
    ]
