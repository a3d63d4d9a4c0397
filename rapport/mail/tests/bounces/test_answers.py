"""Answers of mail servers: they say whether an address is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapport.mail.machines import failures

ANSWERS = [
    line.split(" ", 2)
    for line in (Path(__file__).parent / "answers.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("gone", "status", "words"), [(*a, "")[:3] for a in ANSWERS])
def test_the_words_say_whether_an_address_is_gone(gone: str, status: str, words: str) -> None:
    stated = failures.status_of(words, stated="" if status == "-" else status)
    assert bool(failures.is_permanent(stated, words)) == (gone == "+")


@pytest.mark.parametrize(
    "guess",
    [
        "The group may not exist, or you may not write to it.",
        "Die Gruppe ist möglicherweise nicht vorhanden.",
        "Skupina pravděpodobně neexistuje nebo nemáte oprávnění.",
    ],
)
def test_a_guess_does_not_make_an_address_gone(guess: str) -> None:
    assert failures.is_permanent(None, guess) is False


def test_the_name_of_an_address_says_nothing_of_the_cause() -> None:
    said = "550 5.2.1 <spam-filter@blocked.example>: Recipient address rejected: User unknown"
    assert failures.is_permanent("5.2.1", said) is True
