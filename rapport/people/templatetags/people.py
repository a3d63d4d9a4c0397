"""Filters for the pages of people."""

from __future__ import annotations

import json as standard
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.formats import date_format
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def json(value: Any) -> str:
    """Write a value as JSON for a ``data-`` attribute; the template escapes it."""
    return standard.dumps(value, cls=DjangoJSONEncoder)


@register.filter
def in_fours(secret: str) -> str:
    """Set a secret in groups of four, as it is read aloud and typed."""
    return " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))


@register.filter
def day_in(at: datetime, zone: ZoneInfo) -> str:
    """Say the day on which an instant falls in the zone: "Mon 2 March 2026"."""
    # Translators: a day, in Django's date format letters.
    return date_format(at.astimezone(zone), _("D j F Y"))


@register.filter
def day_before_in(at: datetime, zone: ZoneInfo) -> str:
    """Say the last day before an instant: that of an absence which ends at midnight."""
    return day_in(at - timedelta(microseconds=1), zone)
