"""Our own reply cases, every one in every language.

They are in `replies/`.
"""

from __future__ import annotations

import pytest

from rapport.mail import read
from rapport.mail.document import reply_text
from rapport.mail.tests import reply_cases
from rapport.mail.tests.reply_cases import Case

HEAD = "Content-Type: text/plain; charset=utf-8\n\n"


def ids(case: Case) -> str:
    return case.name


@pytest.mark.parametrize("case", reply_cases.plain(), ids=ids)
def test_a_text_is_parted(case: Case) -> None:
    head = f"From: {case.sender}\n{HEAD}" if case.sender else HEAD
    mail = read((head + case.text).encode())
    assert (mail.reply.split(), mail.signature.split()) == (
        case.reply.split(),
        (case.signature or "").split(),
    )


@pytest.mark.parametrize("case", reply_cases.pages(), ids=ids)
def test_a_page_is_parted(case: Case) -> None:
    found = reply_text(case.text, "", is_html=True)
    assert "".join(found["reply"].split()) == "".join(case.reply.split())
    if case.signature:
        assert "".join(found["signature"].split()) == "".join(case.signature.split())


@pytest.mark.parametrize("case", reply_cases.languages(), ids=ids)
def test_a_language_is_known(case: Case) -> None:
    mail = read((HEAD + case.text).encode())
    assert (mail.reply.split(), mail.signature.split()) == (
        case.reply.split(),
        (case.signature or "").split(),
    )


@pytest.mark.parametrize("case", reply_cases.signatures(), ids=ids)
def test_a_signature_of_its_language_is_folded(case: Case) -> None:
    mail = read(f"From: {case.sender}\n{HEAD}{case.text}".encode())
    assert (mail.reply.split(), mail.signature.split()) == (
        case.reply.split(),
        (case.signature or "").split(),
    )


@pytest.mark.parametrize("case", reply_cases.plain(), ids=ids)
def test_nothing_of_a_text_is_lost(case: Case) -> None:
    """Fold, never cut: reply, quote and signature together hold every word."""
    mail = read((HEAD + case.text).encode())
    parted = f"{mail.reply} {mail.quoted} {mail.signature}".split()
    assert sorted(parted) == sorted(case.text.split())


@pytest.mark.parametrize("case", reply_cases.kept(), ids=ids)
def test_nothing_written_is_hidden(case: Case) -> None:
    head = f"From: {case.sender}\n{HEAD}" if case.sender else HEAD
    shown = {"".join(line.split()) for line in read((head + case.text).encode()).reply.split("\n")}
    lines = ("".join(line.split()) for line in case.reply.split("\n"))
    assert [line for line in lines if line and line not in shown] == []


@pytest.mark.parametrize("case", reply_cases.kept_pages(), ids=ids)
def test_nothing_written_in_a_page_is_hidden(case: Case) -> None:
    shown = "".join(reply_text(case.text, "", is_html=True)["reply"].split())
    lines = ("".join(line.split()) for line in case.reply.split("\n"))
    assert [line for line in lines if line and line not in shown] == []
