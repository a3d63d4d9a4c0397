"""The messages of a template, as Jinja2 itself reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.template import engines

from rapport.core.pages.engine import Pages


@dataclass(frozen=True)
class Message:
    """A message to translate: its line, its context, its singular and plural."""

    line: int
    text: str
    plural: str = ""
    meaning: str = ""


def messages(source: str) -> Iterator[Message]:
    """Yield each message of a template's source, in order."""
    found = pages().env.extract_translations(source)  # type: ignore[attr-defined]  # by the extension
    for line, function, words in found:
        if words:
            yield _message(line, function, (words,) if isinstance(words, str) else words)


def pages() -> Pages:
    """Return the engine of our pages."""
    return next(engine for engine in engines.all() if isinstance(engine, Pages))


def _message(line: int, function: str, words: tuple[str | None, ...]) -> Message:
    said = [word for word in words if word is not None]
    meaning = said.pop(0) if function in {"pgettext", "npgettext"} else ""
    plural = said[1] if function in {"ngettext", "npgettext"} else ""
    return Message(line, said[0], plural, meaning)


def as_python(source: str) -> str:
    """Return the messages as Python calls, each on its line, for GNU gettext."""
    lines = [""] * (source.count("\n") + 1)
    for message in messages(source):
        lines[message.line - 1] += f"{_call(message)}; "
    return "\n".join(lines) + "\n"


def _call(message: Message) -> str:
    words = [word for word in (message.meaning, message.text, message.plural) if word]
    said = ", ".join(map(repr, words))
    name = f"{'n' if message.plural else ''}{'p' if message.meaning else ''}gettext"
    return f"{name}({said}, 1)" if message.plural else f"{name}({said})"
