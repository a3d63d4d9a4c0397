"""Markup planted in every writable field, and its detection.

An unescaped copy on a page is found.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

TEXTS = (models.CharField, models.TextField, models.JSONField)

# Fields in which no person and no mail writes freely: the code reads them back, they are chosen
# from a list, sealed or counted. Every other text field is planted, including new ones.
NOT_WRITTEN = {
    "alarms.Alarm": {"account"},
    "api.IdempotencyKey": {"key", "request_digest", "answer"},
    "channels.Inbound": {
        "channel",
        "account",
        "source",
        "digest",
        "nature",
        "content_key",
    },
    "channels.Treatment": {"before"},
    "cockpit.Aside": {"rule"},
    "cockpit.Visit": {"known", "latest_known"},
    "customers.Merge": {"moved"},
    "customers.Person": {"language", "timezone", "prefers"},
    "email.Grant": {"client_secret", "refresh_token", "access_token"},
    "email.Mailbox": {"fetch_password", "smtp_password"},
    "mail_keys.MailKey": {"public", "secret", "passphrase"},
    "notices.Notice": {"route"},
    "people.ApiToken": {"digest"},
    # A colour is checked before it is kept.
    "people.Company": {"logo", "accent"},
    "people.FirstRun": {"left_out"},
    "people.Invitation": {"digest"},
    "people.User": {"password", "timezone", "language", "stamp"},
    "privacy.Export": {"whose", "key"},
    "privacy.Erasure": {"marks", "files"},
    "serving.Process": {"role", "loops"},
    "tickets.Attachment": {"digest"},
    "tickets.BusinessCalendar": {"timezone", "shifts", "holidays", "holidays_of"},
    "tickets.Draft": {"kind"},
    "tickets.Merge": {"moved", "before", "after"},
    # The HTML of a message is sanitised on arrival: a mail is planted for that.
    "tickets.Message": {"channel", "html", "token"},
    "tickets.Outgoing": {"channel", "html"},
    "tickets.Picture": {"key"},
    "tickets.Queue": {"slug"},
    "tickets.Standstill": {"way", "settings"},
    "tickets.Ticket": {"channel"},
    "timeline.Cursor": {"reader"},
    "timeline.Event": {"kind", "by_kind", "subject_kind"},
    "webform.ContactForm": {"slug"},
}

# A tag that we never use, a quote of each kind before it, and letters to find it by. Right after an
# escaped bracket it is the end of markup cut short, and the quote after it is the page's. Sanitised
# text has its quotes as they are, so one may stand where the words above a page of HTML begin.
_RAW = re.compile(r"""(?<!&lt;)(?<!<pre>)pl\d\d\d["']|pl\d\d\d(?:&quot;|&\#34;)'|<pl\d\d\d""")
_SEEN = re.compile(r"pl(\d\d\d)(?=\\?[\"'&%])")
_ATTRIBUTE = re.compile(r"""\s([\w-]+)=(?:"([^"]*)"|'([^']*)')""")
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script", re.S)
# Not JSON, though a selector can begin with a bracket.
_SELECTORS = {"hx-include", "hx-select", "hx-target"}
_LEADING = {"href", "src", "action", "formaction", "hx-get", "hx-post", "data"}
_RUNNING = re.compile(r"\s*(?:javascript|vbscript|data:text/html)", re.I)


def mark(number: int) -> str:
    """Return markup that breaks out of text, of either kind of quotes and of a script."""
    return f"pl{number:03}\"'<pl{number:03}>"


def plant() -> dict[int, str]:
    """Put markup into every writable field; return the fields by their numbers."""
    planted: dict[int, str] = {}
    for number, (model, field) in enumerate(fields(), 1):
        planted[number] = f"{model._meta.label}.{field.name}"
        for row in model._base_manager.all():
            before = getattr(row, field.attname)
            value = grown(before, mark(number), _longest(field))
            model._base_manager.filter(pk=row.pk).update(**{field.attname: value})
    return planted


def fields() -> Iterator[tuple[type[models.Model], models.Field[Any, Any]]]:
    """Yield every writable text field, with its model."""
    for config in apps.get_app_configs():
        if not config.name.startswith("rapport."):
            continue
        for model in config.get_models():
            given = NOT_WRITTEN.get(model._meta.label, set())
            for field in model._meta.concrete_fields:
                if isinstance(field, TEXTS) and not field.choices and field.name not in given:
                    yield model, field


def grown(value: Any, planted: str, longest: int | None = None) -> Any:
    """Return the value with markup added to its texts, including those of a list or mapping."""
    if isinstance(value, str):
        kept = value if longest is None else value[: max(0, longest - len(planted))]
        return value if value in _code_words() else (kept + planted)[:longest]
    if isinstance(value, list):
        return [grown(each, planted) for each in value]
    if isinstance(value, dict):
        return {key: grown(each, planted) for key, each in value.items()}
    return value


def faults(page: str) -> Iterator[str]:
    """Yield the faults of a page: markup that a browser would read, malformed JSON."""
    for found in _RAW.finditer(page):
        yield f"unescaped: {page[max(0, found.start() - 60) : found.end() + 20]!r}"
    for name, double, single in _ATTRIBUTE.findall(page):
        value = html.unescape(double or single)
        if name in _LEADING and _RUNNING.match(value):
            yield f"runs: {name}={value!r}"
        if name not in _SELECTORS and value[:1] in {"{", "["} and not _is_json(value):
            yield f"no JSON: {name}={value!r}"
    for attributes, script in _SCRIPT.findall(page):
        if "json" in attributes and not _is_json(script):
            yield f"no JSON: {script!r}"


def seen(text: str) -> set[int]:
    """Return the numbers of the fields that are shown."""
    return {int(number) for number in _SEEN.findall(text)}


def _longest(field: models.Field[Any, Any]) -> int | None:
    return field.max_length if isinstance(field, models.CharField) else None


@cache
def _code_words() -> set[str]:
    """Return the words that the code looks up: the choices of any field."""
    chosen = {
        str(value)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        for value, _label in field.flatchoices
    }
    # Nothing is no word: an empty text is filled, though a field may have nothing to choose.
    return chosen - {""}


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
