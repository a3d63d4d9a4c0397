"""The theme: light, dark, or the system's.

A cookie holds it, so that the first paint is right.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

COOKIE = "theme"
CHOICES = ("system", "light", "dark")
KEPT_SECONDS = 365 * 24 * 3600


def theme_of(request: HttpRequest) -> str:
    """Return "light" or "dark" if one was chosen, otherwise an empty string.

    The choice in this browser takes precedence over the person's profile.
    """
    chosen = request.COOKIES.get(COOKIE) or getattr(request, "user", None)
    theme = chosen if isinstance(chosen, str) else getattr(chosen, "theme", "")
    return theme if theme in {"light", "dark"} else ""


def keep_theme(response: HttpResponse, choice: str, *, secure: bool) -> None:
    """Remember the choice in this browser."""
    response.set_cookie(
        COOKIE, choice, max_age=KEPT_SECONDS, samesite="Lax", secure=secure, httponly=True
    )
