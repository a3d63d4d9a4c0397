"""Light, dark, or as the person's system has it: a cookie, so that the first paint is right."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

COOKIE = "theme"
CHOICES = ("system", "light", "dark")
KEPT_SECONDS = 365 * 24 * 3600


def theme_of(request: HttpRequest) -> str:
    """Return "light" or "dark" where that was chosen, otherwise nothing.

    What was chosen in this browser goes before what the person's profile says.
    """
    chosen = request.COOKIES.get(COOKIE) or getattr(request, "user", None)
    theme = chosen if isinstance(chosen, str) else getattr(chosen, "theme", "")
    return theme if theme in {"light", "dark"} else ""


def keep_theme(response: HttpResponse, choice: str, *, secure: bool) -> None:
    """Remember the choice in this browser."""
    response.set_cookie(
        COOKIE, choice, max_age=KEPT_SECONDS, samesite="Lax", secure=secure, httponly=True
    )
