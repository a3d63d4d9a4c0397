"""Sentences about requests that do not fit their description."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

Context = Mapping[str, Any]


def sentence_about(error: Mapping[str, Any]) -> str:
    """Return the sentence about an error as pydantic describes it."""
    where = field_of(error)
    if not where:
        return _("The body must be a JSON object.")
    say = _SENTENCES.get(error.get("type", ""))
    told = say(error.get("ctx", {})) if say else _("“%(field)s” is not a valid value.")
    return told % {"field": where}


def field_of(error: Mapping[str, Any]) -> str:
    """Return the field that an error is about, as clients write it; empty for the whole body."""
    source, *steps = error.get("loc", ("request",))
    # In a body, the first step is the name of our argument, which means nothing to clients.
    return ".".join(str(step) for step in (steps[1:] if source == "body" else steps))


def between(least: int, most: int) -> AfterValidator:
    """Return what refuses numbers outside these limits, and names both."""

    def check(number: int) -> int:
        if not least <= number <= most:
            limits = {"least": least, "most": most}
            raise PydanticCustomError("range", "a number from {least} to {most}", limits)
        return number

    return AfterValidator(check)


def printable(text: str) -> str:
    """Return the text; raises PydanticCustomError for what no database can hold."""
    if "\x00" in text:
        raise PydanticCustomError("nul", "the character NUL")
    try:
        text.encode()
    except UnicodeEncodeError as half:
        # JSON can spell half of a character ("\\ud83d"), which no database and no mail can store.
        raise PydanticCustomError("half", "half of a character") from half
    return text


def _too_long(context: Context) -> str:
    most = context.get("max_length", 0)
    if context.get("field_type") == "List":
        return _("“%(field)s” can be given at most %(most)d times.").replace("%(most)d", str(most))
    return ngettext(
        "“%(field)s” can have at most one character.",
        "“%(field)s” can have at most %(most)d characters.",
        most,
    ).replace("%(most)d", str(most))


def _one_of(context: Context) -> str:
    known = re.findall(r"'([^']+)'", str(context.get("expected", "")))
    return _("“%(field)s” must be one of these: %(known)s.").replace("%(known)s", ", ".join(known))


def _in_range(context: Context) -> str:
    told = _("“%(field)s” must be a number from %(least)s to %(most)s.")
    for name in ("least", "most"):
        told = told.replace(f"%({name})s", str(context[name]))
    return told


_SENTENCES: dict[str, Callable[[Context], str]] = {
    "missing": lambda _context: _("“%(field)s” is missing."),
    "nul": lambda _context: _("“%(field)s” cannot contain the character NUL."),
    "half": lambda _context: _("“%(field)s” contains half of a character."),
    "string_type": lambda _context: _("“%(field)s” must be a text."),
    **dict.fromkeys(
        ("string_too_short", "too_short"), lambda _context: _("“%(field)s” cannot be empty.")
    ),
    **dict.fromkeys(("string_too_long", "too_long"), _too_long),
    "literal_error": _one_of,
    "range": _in_range,
    **dict.fromkeys(
        ("int_type", "int_parsing", "int_from_float", "int_parsing_size"),
        lambda _context: _("“%(field)s” must be a whole number."),
    ),
    **dict.fromkeys(
        ("bool_type", "bool_parsing"), lambda _context: _("“%(field)s” must be true or false.")
    ),
    **dict.fromkeys(
        ("object", "model_type", "dict_type", "model_attributes_type"),
        lambda _context: _("“%(field)s” must be a JSON object."),
    ),
}
