"""Names of languages that people may prefer."""

from __future__ import annotations

from functools import cache

from django.conf.locale import LANG_INFO
from django.utils.translation import get_language, get_language_info


def name_of(code: str) -> str:
    """Return the language's name in the reader's language, or the code of one unknown to us."""
    return _names(get_language() or "").get(code.lower(), code)


def choices(present: str = "") -> list[tuple[str, str]]:
    """Return every language with its name, by name; and the present one if it is not among them."""
    names = _names(get_language() or "")
    found = sorted(names.items(), key=lambda each: each[1].casefold())
    return [(present, present), *found] if present and present.lower() not in names else found


def plain(tag: str) -> str:
    """Return the code of a language tag (RFC 5646), "de" for "de-AT", or "" for one unknown."""
    code = tag.strip().lower().partition("-")[0]
    return code if code in _names("en") else ""


@cache
def _names(reader: str) -> dict[str, str]:
    # Of the variants only those whose language has no plain entry (zh-hans) are worth a choice.
    codes = [code for code in LANG_INFO if "-" not in code or code.split("-")[0] not in LANG_INFO]
    return {
        code: str(get_language_info(code)["name_translated"])
        for code in codes
        if "name" in LANG_INFO[code]
    }
