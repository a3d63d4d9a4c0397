"""Small things that stand on every page many times: icons, avatars, instants."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from markupsafe import Markup

from rapport.core import clock
from rapport.core.face import icons
from rapport.core.pages.links import static
from rapport.core.phrases import avatars, durations, moments


def icon(name: str, label: str = "", classes: str = "") -> Markup:
    """Draw an icon of the sprite; with a label it speaks, without one it is decoration."""
    return _icon(name, str(label), classes)


# A page draws thirty of them, always the same ones.
@lru_cache(maxsize=1024)
def _icon(name: str, label: str, classes: str) -> Markup:
    icons.require(name)
    directional = "icon-directional" if name in icons.DIRECTIONAL else ""
    classes = " ".join(word for word in ("icon", directional, classes) if word)
    address = f"{static(icons.SPRITE)}#{name}"
    speaks = Markup('role="img" aria-label="{}"').format(label) if label else 'aria-hidden="true"'
    svg = Markup('<svg class="{}" {}><use href="{}"></use></svg>')
    return svg.format(classes, Markup(speaks), address)


def moment(at: datetime | None) -> str:
    """Say an instant in the reader's zone, with the full date on pointing; dash for None."""
    if at is None:
        return durations.NONE
    zone = timezone.get_current_timezone()
    return _time(at, moments.say(at, now=clock.now(), zone=zone), "moment")


def ago(at: datetime | None) -> str:
    """Say how long ago an instant was, or how far ahead it lies; dash for None."""
    if at is None:
        return durations.NONE
    return _time(at, moments.ago(at, now=clock.now()), "ago")


def _time(at: datetime, words: str, kind: str) -> Markup:
    full = moments.say_in_full(at, zone=timezone.get_current_timezone())
    return Markup('<time datetime="{}" title="{}" data-local="{}">{}</time>').format(
        at.isoformat(timespec="seconds"), full, kind, words
    )


def avatar(person: Any, size: str = "") -> Markup:
    """Draw a person as initials on a tint of their own; the name must stand beside it as text.

    ``person`` has ``name`` (and ``pk``), or is a name; ``size`` is "small", "large" or nothing.
    """
    name = str(getattr(person, "name", "") or person)
    return _avatar(name, str(getattr(person, "pk", None) or name), size)


@lru_cache(maxsize=2048)
def _avatar(name: str, key: str, size: str) -> Markup:
    classes = f"avatar avatar-{avatars.tint(key)}{f' avatar-{size}' if size else ''}"
    span = Markup('<span class="{}" aria-hidden="true">{}</span>')
    return span.format(classes, avatars.initials(name))


def words() -> Markup:
    """Put the words that the scripts say into the page."""
    return _words(get_language())


# The same on every page: drawn once a language.
@lru_cache(maxsize=64)
def _words(language: str) -> Markup:
    return Markup(render_to_string("frame/words.html"))  # noqa: S704  # our own template


DRAWINGS: dict[str, Callable[..., str]] = {
    "icon": icon,
    "moment": moment,
    "ago": ago,
    "avatar": avatar,
    "words": words,
}
