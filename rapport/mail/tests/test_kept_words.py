"""What a customer wrote is shown, wherever it stands."""

from __future__ import annotations

import pytest

from rapport.mail import read
from rapport.mail.tests import reply_cases
from rapport.mail.tests.reply_cases import Case

HEAD = "Content-Type: text/plain; charset=utf-8\n\n"


@pytest.mark.parametrize("case", reply_cases.kept(), ids=lambda case: case.name)
def test_nothing_written_is_hidden(case: Case) -> None:
    head = f"From: {case.sender}\n{HEAD}" if case.sender else HEAD
    shown = {"".join(line.split()) for line in read((head + case.text).encode()).reply.split("\n")}
    lines = ("".join(line.split()) for line in case.reply.split("\n"))
    assert [line for line in lines if line and line not in shown] == []
