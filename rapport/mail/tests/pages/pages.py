"""Pages as mail programs write them: every program in every situation.

A cell says what an agent wants to read: the texts that must show, and those that must be folded.
What is in neither list may do either.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

Client = dict[str, Any]

ANSWER = ("The lamp arrived broken.", "Please send a new one by Friday.")
OLD = "Did your parcel arrive in good order?"
MORE = "Which colour would you like?"
CARD = ("Bea Lunt", "Lunt Garden Ltd", "+44 20 5550 0101")
AFTER = "Ah, one more thing: the cable is missing as well."
POSTSCRIPT = "PS The second parcel has not come yet."
NOTICE = "This email is confidential and intended solely for the addressee."
CITED = "Returns are free within thirty days."


@dataclass(frozen=True)
class Cell:
    """A page with the texts that must show and those that must not."""

    client: str
    situation: str
    page: str
    shown: tuple[str, ...]
    folded: tuple[str, ...]
    whole: bool = True  # whether nothing else may be in the reply

    @property
    def name(self) -> str:
        return f"{self.client}/{self.situation}"

    @property
    def is_held(self) -> bool:
        """Return whether the cell belongs to the third that was looked at once, at the end."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 3 == 0


@cache
def clients() -> dict[str, Client]:
    """Return the programs by name."""
    return tomllib.loads(Path(__file__).with_name("clients.toml").read_text(encoding="utf-8"))


def cells() -> list[Cell]:
    """Return every cell."""
    return [cell for name, client in clients().items() for cell in _of(name, client)]


def _lines(client: Client, *texts: str) -> str:
    return "".join(client["line"].replace("{}", text) for text in texts)


def _signature(client: Client) -> str:
    if "signature" in client:
        return str(client["signature"]).replace("{}", "<br>".join(CARD))
    return _lines(client, "-- ", *CARD)


def _quote(client: Client, text: str = OLD) -> str:
    return str(client["quote"]).replace("{}", text)


def _of(name: str, client: Client) -> Iterator[Cell]:
    for situation, make in SITUATIONS.items():
        if situation in _ENDED and not client.get("ends"):
            continue
        if situation in _INTRODUCED and client.get("bare"):
            continue
        if situation == "inside" and "cite" not in client:
            continue
        if situation == "after the signature" and "signature" not in client:
            continue
        page, shown, folded, whole = make(client)
        yield Cell(name, situation, page, shown, folded, whole)
    above = _lines(client, *ANSWER) + _quote(client)
    for form, turn in FORMS.items():
        yield Cell(name, form, turn(above), ANSWER, (OLD, "Nordlicht"))


Made = tuple[str, tuple[str, ...], tuple[str, ...], bool]
_FOLDED = (OLD, "Nordlicht")


def _above(client: Client) -> Made:
    return _lines(client, *ANSWER) + _quote(client), ANSWER, _FOLDED, True


def _below(client: Client) -> Made:
    return _quote(client) + _lines(client, *ANSWER), ANSWER, _FOLDED, True


def _inside(client: Client) -> Made:
    def cite(text: str) -> str:
        return str(client["cite"]).replace("{}", text)

    page = client["intro"] + cite(OLD) + _lines(client, ANSWER[0])
    page += cite(MORE) + _lines(client, ANSWER[1]) + "</div>"
    return page, ANSWER, ("Nordlicht",), False


def _signed_above(client: Client) -> Made:
    page = _lines(client, *ANSWER) + _signature(client) + _quote(client)
    return page, ANSWER, (*_FOLDED, *CARD), True


def _signed_below(client: Client) -> Made:
    page = _lines(client, *ANSWER) + _quote(client) + _signature(client)
    return page, ANSWER, (*_FOLDED, *CARD), True


def _after_signature(client: Client) -> Made:
    page = _lines(client, *ANSWER) + _signature(client) + _lines(client, AFTER) + _quote(client)
    return page, (*ANSWER, AFTER), _FOLDED, False


def _within_signature(client: Client) -> Made:
    marked = str(client.get("signature", "{}")).replace("{}", "<br>".join((*CARD, "", AFTER)))
    page = _lines(client, *ANSWER) + marked + _quote(client)
    return page, (*ANSWER, AFTER), _FOLDED, False


def _postscript(client: Client) -> Made:
    page = _lines(client, *ANSWER) + _quote(client) + _lines(client, POSTSCRIPT)
    return page, (*ANSWER, POSTSCRIPT), _FOLDED, True


def _notice(client: Client) -> Made:
    page = _lines(client, *ANSWER) + _quote(client) + _lines(client, NOTICE)
    return page, ANSWER, _FOLDED, False


def _table(client: Client) -> Made:
    table = "<table><tr><td>Lamp</td><td>2</td></tr><tr><td>Cable</td><td>1</td></tr></table>"
    page = _lines(client, ANSWER[0]) + table + _quote(client)
    return page, (ANSWER[0], "Lamp 2", "Cable 1"), _FOLDED, True


def _list(client: Client) -> Made:
    page = _lines(client, ANSWER[0]) + "<ul><li>two lamps</li><li>a cable</li></ul>"
    return page + _quote(client), (ANSWER[0], "- two lamps", "- a cable"), _FOLDED, True


def _rule(client: Client) -> Made:
    return _lines(client, *ANSWER) + "<hr>" + _quote(client), ANSWER, _FOLDED, True


def _dashes(client: Client) -> Made:
    page = _lines(client, *ANSWER, "_" * 32) + _quote(client)
    return page, ANSWER, _FOLDED, True


def _cited(client: Client) -> Made:
    page = _lines(client, "You wrote on your page:") + f"<blockquote>{CITED}</blockquote>"
    page += _lines(client, "So why do I pay for it?") + _quote(client)
    shown = ("You wrote on your page:", CITED, "So why do I pay for it?")
    return page, shown, _FOLDED, False


def _indented(client: Client) -> Made:
    indent = '<blockquote style="margin:0 0 0 40px;border:none;padding:0px">'
    page = _lines(client, ANSWER[0]) + f"{indent}{ANSWER[1]}</blockquote>" + _quote(client)
    return page, ANSWER, _FOLDED, True


def _hidden(client: Client) -> Made:
    hidden = '<div style="display:none;max-height:0">View this in your browser</div>'
    page = hidden + _lines(client, *ANSWER) + _quote(client)
    return page, ANSWER, (*_FOLDED, "View this"), True


def _alone(client: Client) -> Made:
    return _quote(client), (OLD,), (), False


def _empty(client: Client) -> Made:
    return _lines(client, "&nbsp;", "<br>") + _quote(client), (OLD,), (), False


def _older(client: Client) -> Made:
    deep = f"{OLD}<div>On 1 March 2026 Bea &lt;bea@lunt.example&gt; wrote:</div>"
    page = _lines(client, *ANSWER) + _quote(client, f"{deep}<blockquote>{MORE}</blockquote>")
    return page, ANSWER, (*_FOLDED, MORE), True


def _outlook_within(client: Client) -> Made:
    old = f'{OLD}<hr><div id="divRplyFwdMsg"><b>From:</b> Bea<br><b>Sent:</b> Monday</div>{MORE}'
    page = _lines(client, *ANSWER) + _quote(client, old) + _lines(client, POSTSCRIPT)
    return page, (*ANSWER, POSTSCRIPT), (*_FOLDED, MORE), True


def _original_within(client: Client) -> Made:
    old = f"{OLD}<br>-----Original Message-----<br>From: Bea<br>Sent: Monday<br><br>{MORE}"
    page = _lines(client, *ANSWER) + _quote(client, old) + _lines(client, POSTSCRIPT)
    return page, (*ANSWER, POSTSCRIPT), (*_FOLDED, MORE), True


SITUATIONS: dict[str, Callable[[Client], Made]] = {
    "above": _above,
    "below": _below,
    "inside": _inside,
    "signature above the quote": _signed_above,
    "signature below the quote": _signed_below,
    "after the signature": _after_signature,
    "in the signature": _within_signature,
    "postscript below the quote": _postscript,
    "notice below the quote": _notice,
    "a table": _table,
    "a list": _list,
    "a rule": _rule,
    "a row of dashes": _dashes,
    "cited on purpose": _cited,
    "indented": _indented,
    "hidden line": _hidden,
    "nothing but a quote": _alone,
    "an empty answer": _empty,
    "an older quote within": _older,
    "Outlook within": _outlook_within,
    "an original message within": _original_within,
}
_ENDED = {
    "below",
    "signature below the quote",
    "postscript below the quote",
    "notice below the quote",
    "Outlook within",
    "an original message within",
}
_INTRODUCED = {"below"}


def _upper(page: str) -> str:
    return re.sub(r"<(/?[a-z]\w*)", lambda found: f"<{found[1].upper()}", page)


def _unclosed(page: str) -> str:
    return re.sub(r"(?:</(?:div|p|blockquote|span)>)+$", "", page)


def _prefixed(page: str) -> str:
    def turn(found: re.Match[str]) -> str:
        words = (f"x_{word}" for word in found[2].split())
        return f'{found[1]}="{" ".join(words)}"'

    return re.sub(r'\b(id|class)="([^"]*)"', turn, page)


def _as_word(page: str) -> str:
    head = "<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]-->"
    style = "<style><!-- p.MsoNormal {margin:0cm} --></style>"
    blank = '<p class="MsoNormal"><o:p>&nbsp;</o:p></p>'
    return f"<html>{head}<head>{style}</head><body lang=EN-GB>{page}{blank}</body></html>"


FORMS: dict[str, Callable[[str], str]] = {
    "upper-case tags": _upper,
    "missing end tags": _unclosed,
    "names with x_": _prefixed,
    "CRLF": lambda page: page.replace("><", ">\r\n<"),
    "Word around": _as_word,
    "tables around": lambda page: (
        f"<table><tr><td><table><tbody><tr><td>{page}</td></tr></tbody></table></td></tr></table>"
    ),
    "blank lines": lambda page: f"<div>&nbsp;</div>{page}<div>&nbsp;</div><div><br></div>",
}


def complaint(cell: Cell, reply: str) -> str:
    """Return what is wrong with a reply, or an empty string."""
    seen = _bare(reply)
    for text in cell.shown:
        if _bare(text) not in seen:
            return f"hides: {text}"
    for text in cell.folded:
        if _bare(text) in seen:
            return f"leaves: {text}"
    if cell.whole and seen != "".join(map(_bare, cell.shown)):
        return f"leaves more: {reply}"
    return ""


def _bare(text: str) -> str:
    return re.sub(r"[\s>]+", "", text)
