"""Whole mails of letters, as today's and yesterday's mail programs pack them."""

from __future__ import annotations

import hashlib
import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from rapport.mail.tests.letters.letters import Letter

# What old programs still write; a letter that does not fit is in UTF-8.
CHARSETS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("de", "fr", "es", "it", "pt", "nl"), ("iso-8859-1", "windows-1252")),
    **dict.fromkeys(("sv", "da", "no", "fi", "en"), ("iso-8859-15", "windows-1252")),
    **dict.fromkeys(("pl", "cs", "hu", "ro"), ("iso-8859-2", "windows-1250")),
    **dict.fromkeys(("ru", "uk"), ("koi8-u", "windows-1251")),
    "el": ("iso-8859-7", "windows-1253"),
    "tr": ("iso-8859-9", "windows-1254"),
    "he": ("iso-8859-8", "windows-1255"),
    "ar": ("iso-8859-6", "windows-1256"),
    "ja": ("iso-2022-jp", "shift_jis"),
    "zh": ("gb18030", "big5"),
    "ko": ("euc-kr", "euc-kr"),
}
ENCODINGS = ("quoted-printable", "base64", "8bit")
WIDTH = 72  # where format=flowed breaks a line

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.example", re.ASCII)


def mail(letter: Letter) -> bytes:
    """Return the letter as a mail; charset, encoding and flow follow from its id."""
    turn = int.from_bytes(hashlib.sha256(f"mail {letter.id}".encode()).digest()[:4], "big")
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(letter.sender, addr_spec=_address(letter))
    message["To"] = "service@desk.example"
    answers = letter.has("q")
    message["Subject"] = f"{'Re: ' if answers else ''}{letter.id}"
    message["Date"] = "Thu, 12 Nov 2026 09:14:00 +0100"
    message["Message-ID"] = f"<{letter.id}@mail.example>"
    if answers:
        message["In-Reply-To"] = "<question@desk.example>"
    charset = _charset(letter, turn)
    encoding = ENCODINGS[turn // 7 % len(ENCODINGS)]
    if charset == "iso-2022-jp":
        encoding = "7bit"
    if letter.is_html:
        message.set_content(letter.source, subtype="html", charset=charset, cte=encoding)
    elif turn // 5 % 3 == 0:
        flowed = {"format": "flowed"}
        message.set_content(flow(letter), charset=charset, cte=encoding, params=flowed)
    else:
        message.set_content(letter.source, charset=charset, cte=encoding)
    return message.as_bytes()


def _address(letter: Letter) -> str:
    """Return the address in the letter's own card, or one of a provider."""
    for mark, line in letter.lines:
        if mark == "s":
            for found in map(str, _ADDRESS.findall(line)):
                return found.lower()
    return f"kontakt.{letter.id}@provider.example"


def _charset(letter: Letter, turn: int) -> str:
    for charset in (*CHARSETS.get(letter.language, ()), "utf-8")[turn % 3 :]:
        try:
            letter.source.encode(charset)
        except UnicodeEncodeError:
            continue
        return charset
    return "utf-8"


def flow(letter: Letter) -> str:
    """Return the text as RFC 3676 has it: long lines broken softly, quotes with one space."""
    out = []
    for mark, line in letter.lines:
        if line.rstrip() == "--":
            out.append("-- ")
        elif mark == "q" and line.startswith(">"):
            bare = line.lstrip("> ")
            depth = line[: len(line) - len(bare)].count(">")
            out.append(f"{'>' * depth} {bare.rstrip()}".rstrip())
        else:
            stuffed = f" {line}" if line.startswith((" ", ">", "From ")) else line
            out.extend(_broken(stuffed.rstrip()))
    return "\n".join(out)


def _broken(line: str) -> list[str]:
    """Return the line in pieces; all but the last end with the space at which they broke."""
    pieces: list[str] = []
    while len(line) > WIDTH and (at := line.rfind(" ", 1, WIDTH)) > 0:
        piece, line = line[: at + 1], line[at + 1 :]
        if not line.strip():
            return [*pieces, piece.rstrip()]
        pieces.append(piece)
        if line.startswith((" ", ">", "From ")):
            line = f" {line}"
    return [*pieces, line]
