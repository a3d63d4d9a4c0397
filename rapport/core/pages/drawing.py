"""Small parts that pages repeat: icons, avatars, instants."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, tzinfo
from functools import lru_cache
from html import escape
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from markupsafe import Markup

from rapport.core import clock
from rapport.core.face import icons
from rapport.core.pages.links import static
from rapport.core.phrases import avatars, durations, moments
from rapport.core.phrases.kept import kept


def icon(name: str, label: str = "", classes: str = "") -> Markup:
    """Draw an icon of the sprite; a label is read out, and without one it is decoration."""
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
    """Say an instant in the reader's zone, with the full date as a tooltip; a dash for None."""
    if at is None:
        return durations.NONE
    zone = timezone.get_current_timezone()
    return _moment(at, clock.now().astimezone(zone).date(), zone)


# A fresh page is drawn again and again, with the same instants.
@kept(4096)
def _moment(at: datetime, today: date, zone: tzinfo) -> Markup:
    return _time(at, moments.say_on(today, at, zone=zone), "moment", zone)


def clock_time(at: datetime) -> str:
    """Say the time of day of an instant in the reader's zone, with the full date as a tooltip."""
    zone = timezone.get_current_timezone()
    return _time(at, moments.time_of_day(at, zone=zone), "time", zone)


def ago(at: datetime | None) -> str:
    """Say how long ago an instant was, or how far ahead it is; a dash for None."""
    if at is None:
        return durations.NONE
    phrase = moments.ago(at, now=clock.now())
    return _time(at, phrase, "ago", timezone.get_current_timezone())


def _time(at: datetime, phrase: str, kind: str, zone: tzinfo) -> Markup:
    exact, full = at.isoformat(timespec="seconds"), escape(moments.say_in_full(at, zone=zone))
    opening = f'<time datetime="{exact}" title="{full}" data-local="{kind}">'
    return Markup(f"{opening}{escape(phrase)}</time>")  # the phrase is escaped


def avatar(person: Any, size: str = "") -> Markup:
    """Draw a person as initials on their own colour; the name must be beside it as text.

    ``person`` has ``name`` (and ``pk``), or is a name; ``size`` is "small", "large" or nothing.
    """
    name = str(getattr(person, "name", "") or person)
    return _avatar(name, str(getattr(person, "pk", None) or name), size)


@lru_cache(maxsize=2048)
def _avatar(name: str, key: str, size: str) -> Markup:
    classes = f"avatar avatar-{avatars.tint(key)}{f' avatar-{size}' if size else ''}"
    span = Markup('<span class="{}" aria-hidden="true">{}</span>')
    letters = avatars.initials(name)
    return span.format(classes, letters[:1] if size == "small" else letters)


def option(value: object, label: object, chosen: object = None) -> Markup:
    """Draw one choice of a <select>; ``chosen`` is a value as a form sends it or as it
    is stored.
    """
    sent = str(value)
    return _option(sent, str(label), value == chosen or sent == chosen)


# Menus of colleagues, tags and categories are on every page, mostly the same.
@lru_cache(maxsize=4096)
def _option(value: str, label: str, is_chosen: bool) -> Markup:
    chosen = Markup(" selected") if is_chosen else ""
    return Markup('<option value="{}"{}>{}</option>').format(value, chosen, label)


# The same on every page.
@kept(16)
def words() -> Markup:
    """Put the texts that the scripts use into the page."""
    return Markup(render_to_string("frame/words.html"))  # our own template


DRAWINGS: dict[str, Callable[..., str]] = {
    "icon": icon,
    "moment": moment,
    "ago": ago,
    "clock": clock_time,
    "avatar": avatar,
    "option": option,
    "words": words,
}
