"""The pages of signing in."""

from __future__ import annotations

from typing import Any

import pytest
from django.template.loader import get_template
from django.urls import URLPattern

from rapport.core.pages.engine import Pages
from rapport.people import account_urls


def templates() -> set[str]:
    """Return the templates of allauth's views that we have given an address."""
    return {
        view.template_name
        for pattern in (*account_urls.outside, *account_urls.settings)
        if (view := view_of(pattern)) and getattr(view, "template_name", None)
    }


def view_of(pattern: URLPattern) -> Any:
    """Return the class behind an address; None where it is a function."""
    return getattr(pattern.callback, "view_class", None)


def test_allauth_shows_many_pages() -> None:
    assert len(templates()) > 15


@pytest.mark.parametrize("name", sorted(templates()))
def test_each_page_that_allauth_shows_is_ours(name: str) -> None:
    page: Any = get_template(name)
    assert isinstance(page.backend, Pages)
