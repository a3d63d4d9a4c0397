"""Introductions that no table has, and lines that look like one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from rapport.mail.quoting import split

FOLDER = Path(__file__).parent / "replies"
AROUND = tomllib.loads((FOLDER / "languages.toml").read_text(encoding="utf-8"))
TABLES = tomllib.loads((FOLDER / "introductions.toml").read_text(encoding="utf-8"))
WRITTEN = [
    line.split("\t")
    for line in (FOLDER / "introduced_by_customers.txt").read_text(encoding="utf-8").split("\n")
    if "\t" in line
]


def introductions(*kinds: str) -> list[tuple[str, str]]:
    return [
        (code, line) for code, table in TABLES.items() for kind in kinds for line in table[kind]
    ]


@pytest.mark.parametrize(("language", "introduction"), introductions("open", "marked"))
def test_an_introduction_above_marks_is_folded(language: str, introduction: str) -> None:
    reply, old = AROUND[language]["reply"], AROUND[language]["old"]
    marked = "\n".join(f"> {line}" for line in old.split("\n"))
    assert split(f"{reply}\n\n{introduction}\n{marked}").reply == reply
    assert split(f"{reply}\n\n{introduction}\n\n{marked}").reply == reply
    assert split(f"{reply}\n{introduction}\n{marked}").reply == reply
    assert split(f"{introduction}\n{marked}\n\n{reply}").reply == reply


@pytest.mark.parametrize(("language", "introduction"), introductions("open"))
def test_an_introduction_above_a_bare_quote_is_folded(language: str, introduction: str) -> None:
    reply, old = AROUND[language]["reply"], AROUND[language]["old"]
    assert split(f"{reply}\n\n{introduction}\n\n{old}").reply == reply


@pytest.mark.parametrize(("line", "below"), WRITTEN)
def test_a_line_of_the_customer_shows_with_what_follows(line: str, below: str) -> None:
    for text in (f"{line}\n{below}", f"{line}\n\n{below}", f"{line}\n> {below}"):
        assert split(f"4711\n\n{text}\n\nAnn").reply.startswith(f"4711\n\n{text}")


def test_marked_lines_above_an_original_message_are_the_writers() -> None:
    written = "Since the update:\n\nthe page turns in circles.\n\n> hinge bent\n> no manual"
    head = "-----Özgün İleti-----\nKimden: Şahin Destek <yardim@sahin.example>\nKonu: Talebiniz"
    found = split(f"{written}\n\n{head}\nTarih: 10 Mart 2026 09:14\n\nUygun mu?")
    assert found.reply == written


@pytest.mark.parametrize("line", ["נא להשיב מעל לשורה זו", "Yanıtınızı bu satırın üzerine yazınız"])
def test_the_line_to_answer_above_begins_a_quote(line: str) -> None:
    assert split(f"4711, Ann\n\n{line}\n\n88120").reply == "4711, Ann"
