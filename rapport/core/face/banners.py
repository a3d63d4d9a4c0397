"""Banners over every page, which rooms add and each person can dismiss."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise

from rapport.core.registry import Registry


@dataclass(frozen=True)
class Banner:
    """A sentence about the whole desk, and a link to the page about it.

    ``key`` is a word without dots: under it the browser keeps that it was dismissed.
    """

    key: str
    text: str | Promise
    url: str
    action: str | Promise


# Takes the user; it is asked on every page, so it must cost nothing.
Source = Callable[[Any], Banner | None]
BANNERS: Registry[Source] = Registry("the banners over every page")


def banners_for(request: HttpRequest) -> list[Banner]:
    """Return what this person is told and has not dismissed since the browser was started."""
    user = getattr(request, "user", None)
    if not (user and user.is_authenticated):
        return []
    dismissed = _dismissed(request)
    found = (source(user) for source in BANNERS)
    return [banner for banner in found if banner and banner.key not in dismissed]


def dismiss(request: HttpRequest, response: HttpResponse, key: str) -> None:
    """Leave a banner out until the browser is closed, for this person only."""
    keys = ".".join(sorted({*_dismissed(request), key} - {""}))
    response.set_cookie(
        _cookie(request), keys, samesite="Lax", secure=request.is_secure(), httponly=True
    )


def _dismissed(request: HttpRequest) -> set[str]:
    return set(request.COOKIES.get(_cookie(request), "").split("."))


def _cookie(request: HttpRequest) -> str:
    return f"dismissed-{request.user.pk}"
