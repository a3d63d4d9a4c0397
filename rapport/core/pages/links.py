"""Addresses for pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static as static_url
from django.urls import reverse

from rapport.core.face import stylesheet
from rapport.core.face.addresses import address


def url(name: str, /, *args: Any, **named: Any) -> str:
    """Return the address of the view of that name."""
    return reverse(name, kwargs=named) if named else address(name, *args)


def static(path: str) -> str:
    """Return the address of a file that browsers fetch."""
    return _static(settings.STATIC_URL, path)


def stylesheet_url() -> str:
    """Return the addresses of the styles: the one bundle, or the small files while developing."""
    if settings.DEBUG:
        return static("rapport/css/rapport.css")
    return url("stylesheet", stylesheet.stylesheet().digest)


LINKS: dict[str, Callable[..., str]] = {
    "url": url,
    "static": static,
    "stylesheet_url": stylesheet_url,
}


@lru_cache(maxsize=512)
def _static(base: str, path: str) -> str:
    return static_url(path)
