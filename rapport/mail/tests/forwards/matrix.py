"""Forwarded mails of every program in every language."""

from __future__ import annotations

import textwrap
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapport.mail import Address

from .clients import Client

LANGUAGES: dict[str, dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "languages.toml").read_text(encoding="utf-8")
)
BEFORE = "Please take this one, she called twice."
BODY = "Hello,\n\nthe export stops: always at 60 %, since Monday.\n\nBea"
SHORT, LONG = (
    "Export stops",
    "The export of all orders and invoices of the year stops at 60 per cent, always on Mondays",
)
BEA = "bea@nordwind.example"
SENDERS = (
    Address("Bea Lunt", BEA),
    Address("Lunt, Bea", BEA),
    Address("", BEA),
    Address("Lunt, Bea (Nordwind)", BEA),
    Address("Dr. Bea O'Neill", BEA),
    Address("Bea Lunt via Orders", BEA),
)
EMIL, ROSA, OLE, TO = (
    Address("Emil Sato", "emil@nordwind.example"),
    Address("Sato, Rosa", "rosa.sato@nordwind.example"),
    Address("", "ole@nordwind.example"),
    Address("Ben Desk", "ben@desk.example"),
)
RECIPIENTS = ((TO,), (OLE,), (TO, ROSA, EMIL))
COPIES = ((), (EMIL,), (ROSA, OLE, EMIL))
MISSING = ("", "", "date", "", "to", "")


@dataclass(frozen=True, slots=True)
class Cell:
    """One mail of the matrix, and what is to be read from it."""

    text: str
    subject: str
    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    title: str
    moment: str | None


def cells(client: Client, language: str) -> Iterator[Cell]:
    """Yield the mails of one program in one language: every spelling of every field."""
    words = {key: value.split("|") for key, value in LANGUAGES[language].items()}
    for turn in range(max(6, *(len(spellings) for spellings in words.values()))):
        yield _cell(client, words, turn)


def sentences(language: str) -> Iterator[Cell]:
    """Yield the mails whose program writes a sentence instead of a block."""
    moment = LANGUAGES[language]["moment"]
    written = filter(None, LANGUAGES[language].get("wrote", "").split("|"))
    for turn, sentence in enumerate(written):
        for sender in (SENDERS[0], SENDERS[4], SENDERS[turn % 2]):
            line = sentence.format(moment=moment, person=f'"{sender.name}" <{sender.email}>')
            text = f"{BEFORE}\n\n{line}\n\n{textwrap.indent(BODY, '    ')}"
            yield Cell(text, f"FW: {SHORT}", sender, (), (), SHORT, moment)


def one_liners(language: str) -> Iterator[Cell]:
    """Yield Yahoo's mails: the whole block on one line, and the body right below."""
    words = {key: value.split("|") for key, value in LANGUAGES[language].items()}
    client = Client(person='"{name}" <{email}>', between="; ")
    for turn in range(max(map(len, words.values()))):
        sender, cc = SENDERS[turn % 2], COPIES[turn % 3]
        label = {key: _turned(spellings, turn) for key, spellings in words.items()}
        line = f"----- {label['forwarded']} ----- {label['sender']}: {_people(client, (sender,))}"
        line += f"{label['to']}: {_people(client, (OLE,))}"
        if cc:
            line += f"{label['cc']}: {_people(client, cc)}"
        line += f"{label['sent']}: {label['moment']}{label['subject']}: {SHORT}"
        text = f"{BEFORE}\n\n{line}\n {BODY}"
        yield Cell(text, f"Fw: {SHORT}", sender, (OLE,), cc, SHORT, label["moment"])


def _cell(client: Client, words: dict[str, list[str]], turn: int) -> Cell:
    sender = SENDERS[turn % len(SENDERS)]
    to, cc = RECIPIENTS[turn % 3], COPIES[(turn + turn // 3) % 3]
    title = LONG if turn % 4 == 3 else SHORT
    missing = MISSING[turn % len(MISSING)]
    moment = words["moment"][0]
    order = [field for field in client.order if not _is_left_out(field, missing, cc)]
    values = {
        "sender": _people(client, (sender,)) + (client.end if client.title_end else ""),
        "sent": moment,
        "date": moment,
        "to": _people(client, to) + client.end,
        "cc": _people(client, cc) + client.end,
        "reply": BEA,
        "subject": title + client.title_end,
    }
    block = [_line(client, words, turn, field, values[field]) for field in order]
    head = ("\n\n" if client.spaced else "\n").join(block)
    above = client.above.format(**_words(words, turn))
    below = client.below.format(**_words(words, turn))
    original = "\n".join([*([above] if above else []), *[""] * (client.gap if above else 0), head])
    original = f"{original}\n\n{BODY}" + (f"\n\n{below}" if below else "")
    if client.mark:
        original = textwrap.indent(original, client.mark, lambda _line: True)
    dated = "date" in order or "sent" in order
    return Cell(
        f"{BEFORE}\n\n{original}",
        client.prefix + title,
        sender,
        to if "to" in order else (),
        cc if "cc" in order else (),
        title,
        moment if dated else None,
    )


def _is_left_out(field: str, missing: str, cc: tuple[Address, ...]) -> bool:
    if field == "cc" and not cc:
        return True
    return field == missing or (missing == "date" and field == "sent")


def _words(words: dict[str, list[str]], turn: int) -> dict[str, str]:
    return {key: _turned(spellings, turn) for key, spellings in words.items()}


def _turned(spellings: list[str], turn: int) -> str:
    return spellings[turn % len(spellings)]


def _line(client: Client, words: dict[str, list[str]], turn: int, field: str, value: str) -> str:
    source = words
    if field in client.english:
        source = {key: spellings.split("|") for key, spellings in LANGUAGES["en"].items()}
    label = _turned(source[field], turn)
    line = client.label.format(label=label.upper() if client.capitals else label)
    line += value + client.close
    if client.close:
        return line
    # A long subject wraps, as it does in mails of plain text.
    return (
        "\n".join(textwrap.wrap(line, 76, break_long_words=False))
        if value.startswith(LONG)
        else line
    )


def _people(client: Client, people: tuple[Address, ...]) -> str:
    return client.between.join(
        client.person.format(name=each.name, email=each.email)
        if each.name
        else client.bare.format(email=each.email)
        for each in people
    )
