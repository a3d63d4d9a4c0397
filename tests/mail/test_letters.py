"""The benchmark that counts what the reader hides or leaves of letters."""

from __future__ import annotations

import re

import pytest

from benchmarks import mail_letters
from rapport.mail.tests.letters import generator, letters
from rapport.mail.tests.letters.letters import Letter

GOOD = [("v", "The cable is missing."), ("q", "On 4 May 2021, Ben <ben@desk.example> wrote:")]
GOOD += [("q", "> Go on?")]
NUMBERS = [number for number in range(99) if not letters.is_held(f"xx-{number}")]


def put(monkeypatch: pytest.MonkeyPatch, *lines: list[tuple[str, str]]) -> None:
    """Let these be the only letters, none of them held apart."""
    found = [
        Letter(f"xx-{number}", "xx", "quote", "text", "", marked)
        for number, marked in zip(NUMBERS, lines, strict=False)
    ]
    monkeypatch.setattr(generator, "every", lambda seed: found)


def test_letters_without_a_fault_reach_the_aims(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(monkeypatch, GOOD)
    assert mail_letters.main([]) == 0
    assert "hide: 0.00%, aim ≤ 0.1%: yes" in capsys.readouterr().out


def test_a_letter_that_is_not_read_as_marked_misses_an_aim(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(monkeypatch, GOOD, [("v", "The cable is missing."), ("q", "A quote without any mark.")])
    assert mail_letters.main([]) == 1
    assert "leave a quote: 50.00%, aim ≤ 5.0%: NO" in capsys.readouterr().out
    mail_letters.main(["--misses", "quote"])
    told = capsys.readouterr().out
    assert "--- leaves of a quote: A quote without any mark." in told
    assert f"xx-{NUMBERS[0]} " not in told, "it was read rightly"


def test_letters_held_apart_are_counted_and_never_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    few = [*letters.written()[::10], *generator.generated(150)]
    assert {letters.held(one) for one in few} == {True, False}
    monkeypatch.setattr(generator, "every", lambda seed: few)
    with pytest.raises(SystemExit):
        mail_letters.main(["--held", "--misses", "de"])
    mail_letters.main(["--misses", "generated"])
    shown = re.findall(r"^===== (\S+) ", capsys.readouterr().out, re.MULTILINE)
    assert not any(letters.is_held(id_) for id_ in shown)
    mail_letters.main(["--held"])
    told = capsys.readouterr().out
    assert "the third held apart" in told and "=====" not in told


def test_nothing_to_count_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch)
    assert mail_letters.main([]) == 2
