"""Filters: numbers, lengths and dates in the reader's language."""

from __future__ import annotations

import json as standard
import re
from collections.abc import Callable
from datetime import date as Date
from datetime import datetime, timedelta
from decimal import Decimal
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.core.serializers.json import DjangoJSONEncoder
from django.template import defaultfilters
from django.utils import html, timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from rapport.core import clock
from rapport.core.calendars import typed
from rapport.core.phrases import avatars, durations, figures, moments

Filter = Callable[..., Any]
FILTERS: dict[str, Filter] = {}


def known(function: Filter) -> Filter:
    """Give the filter to every template."""
    FILTERS[function.__name__] = function
    return function


def spoken(function: Filter) -> Filter:
    """Give the filter to every template, to be called only when a page is rendered.

    Jinja2 evaluates constants when it compiles a template, which would keep the language of the
    first reader.
    """

    @wraps(function)
    def when_read(context: Context, *args: Any) -> Any:
        return function(*args)

    return known(pass_context(when_read))


@spoken
def duration(seconds: float | None, clock_kind: str = "") -> str:
    """Say a length in seconds; ``duration("working")`` never turns hours into days."""
    return durations.say(seconds, working=clock_kind == "working")


@spoken
def share(value: float | Decimal | None, places: int = 0) -> str:
    """Say a share of 0–1 in per cent."""
    return figures.share(value, places)


@spoken
def number(value: float | Decimal | None, places: int = 0) -> str:
    """Say a number, grouped as in the reader's language."""
    return figures.number(value, places)


@spoken
def date(at: Date | datetime | None, letters: str = "DATE_FORMAT") -> str:
    """Say a day, or an instant in the reader's zone, in Django's date format letters."""
    if isinstance(at, datetime) and timezone.is_aware(at):
        at = timezone.localtime(at)
    return str(defaultfilters.date(at, letters))


@spoken
def day_name(day: Date) -> str:
    """Say a day by itself: "Today", "Yesterday", "Fri 20 Nov"."""
    return moments.say_day(day, today=timezone.localdate(clock.now()))


@spoken
def day_to_type(day: Date | str) -> str:
    """Write a day into a field in the reader's order; what is no day stays as it was typed."""
    return typed.written(day) if isinstance(day, str) else typed.write_day(day)


@spoken
def day_in(at: datetime, zone: ZoneInfo) -> str:
    """Say the day on which an instant falls in the zone: "Mon 2 March 2026"."""
    # Translators: a day, in Django's date format letters.
    return date_format(at.astimezone(zone), _("D j F Y"))


@spoken
def day_before_in(at: datetime, zone: ZoneInfo) -> str:
    """Say the last day before an instant: for an absence that ends at midnight."""
    before: str = FILTERS["day_in"](None, at - timedelta(microseconds=1), zone)
    return before


@spoken
def filesizeformat(size: int) -> str:
    """Say how large a file is."""
    return str(defaultfilters.filesizeformat(size))


@known
def initials(name: object) -> str:
    """Shorten a person's name to one or two characters."""
    return avatars.initials(str(name))


@known
def json(value: Any) -> str:
    """Write a value as JSON for a ``data-`` attribute; the template escapes it."""
    return standard.dumps(value, cls=DjangoJSONEncoder)


@known
def in_fours(secret: str) -> str:
    """Split a secret into groups of four, as it is read aloud and typed."""
    return " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))


# What any address has; most messages hold none, and looking at each of their words takes long.
_ADDRESS = re.compile(r"://|@|www\.|\.(?:com|edu|gov|int|mil|net|org)", re.IGNORECASE)


@known
def urlize(text: object) -> Markup:
    """Turn addresses in a user's text into links."""
    if not _ADDRESS.search(str(text)):
        return escape(str(text))
    return Markup(defaultfilters.urlize(str(text), autoescape=True))  # it escapes


@known
def linebreaks(text: object) -> Markup:
    """Format a user's text in paragraphs and lines."""
    return Markup(html.linebreaks(str(text), autoescape=True))  # it escapes


@spoken
def capfirst(text: object) -> str:
    """Return the text with a capital first letter."""
    return str(defaultfilters.capfirst(str(text)))


@known
def truncatechars(text: object, length: int) -> str:
    """Cut a text after ``length`` characters, with an ellipsis."""
    return str(defaultfilters.truncatechars(str(text), length))
