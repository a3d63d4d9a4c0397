"""Prefixes of subjects: replies and forwards in many languages."""

from __future__ import annotations

import re

# Outlook, Apple, Lotus, Gmail and Thunderbird translations. "VS" is left out here: see
# `ambiguous`. Case does not matter.
_FORWARDS = frozenset(
    [
        *("fw", "fwd", "forward", "forwarded", "wg", "tr", "tm", "rv", "enc", "i", "vb", "vl"),
        *("pd", "fs", "doorst", "ilt", "i̇lt", "prv", "tov", "továbbítás", "redir"),
        *("videresend", "videresendt", "vs", "转发", "轉寄", "轉發", "转寄", "전달", "転送", "пер"),
        *("пересл", "перенапр", "fwrd", "renv", "ynt-ilt", "rif-inoltrato", "inoltra"),
        *("proslijeđeno", "posr", "přep", "prep", "pres"),
    ]
)
_REPLIES = frozenset(
    [
        *("re", "res", "r", "aw", "antw", "antwort", "sv", "vs", "odp", "ynt", "ref", "rif"),
        *(
            "bls",
            "atb",
            "bv",
            "回复",
            "回覆",
            "答复",
            "答覆",
            "返信",
            "회신",
            "답장",
            "ha",
            "отв",
            "ответ",
        ),
        *("відп", "vá", "rép", "reply", "resp", "att", "yan", "vastaus", "σχετ", "απ"),
    ]
)

_PREFIX = re.compile(
    r"\s*(?:\[[^\]]{1,60}\]\s*)?([^\W\d_][\w.̇-]{0,14}?\.?)(?:\[\d+\]|\(\d+\))?\s?[:：]\s*"
)


def prefix(subject: str) -> str:
    """Return the first prefix in lower case, empty when the subject has none."""
    match = _PREFIX.match(subject)
    if match is None:
        return ""
    word = match[1].lower().rstrip(".")
    return word if word in _FORWARDS or word in _REPLIES else ""


def is_forward(subject: str) -> bool:
    """Return whether the outermost prefix says that the mail was forwarded."""
    return prefix(subject) in _FORWARDS


def is_ambiguous(subject: str) -> bool:
    """Return whether a prefix can mean both: `VS:` is a forward in Danish, a reply in Finnish."""
    return prefix(subject) == "vs"


def bare(subject: str) -> str:
    """Return the subject without any prefix, tags in brackets kept."""
    text = subject.strip()
    for _ in range(10):
        match = _PREFIX.match(text)
        word = match[1].lower().rstrip(".") if match else ""
        if match is None or not (word in _FORWARDS or word in _REPLIES):
            break
        text = text[match.end() :]
    return text.strip()
