"""Notices of servers all over the world.

In 24 languages, without a part for programs.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from rapport.mail import Mail, read

BEA = "bea.lunt@far.example"
TEXT = (Path(__file__).parent / "worldwide.txt").read_text("utf-8").removeprefix("== ")
NOTICES = [block.partition("\n") for block in TEXT.split("\n== ")]
UNKNOWN = "Zqw xyv {0} plok:\n\n{0}\n\nVrux 42."  # in a language that no table has


def mail(head: str, body: str, *, path: str = "<>") -> Mail:
    above = f"Return-Path: {path}\nTo: help@desk.example\n{head}\n"
    return read(f"{above}Content-Type: text/plain; charset=utf-8\n\n{body}\n".encode())


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice[0].split()[0])
def test_a_notice_tells_who_was_not_reached(notice: tuple[str, str, str]) -> None:
    _name, status, gone = notice[0].split()
    found = mail(*notice[2].split("\n\n", 1))
    assert found.bounce is not None
    [failed] = found.bounce.recipients
    assert (failed.email, failed.permanent) == (BEA, gone == "+")
    assert failed.status == (None if status == "-" else status)


@pytest.mark.parametrize(
    "sender", ["MAILER-DAEMON@mx.example", "Mail_Daemon <maildaemon@x.example>"]
)
def test_a_mail_server_that_names_somebody_needs_no_known_word(sender: str) -> None:
    found = mail(f"From: {sender}\nSubject: Zqw", UNKNOWN.format(BEA))
    assert found.bounce is not None
    assert [one.email for one in found.bounce.recipients] == [BEA]


@pytest.mark.parametrize(
    ("head", "body", "path"),
    [
        ("From: MAILER-DAEMON@mx.example", UNKNOWN.format(BEA), "<mailer-daemon@mx.example>"),
        ("From: MAILER-DAEMON@mx.example", "Zqw plok.", "<>"),
        ("From: MAILER-DAEMON@mx.example", UNKNOWN.format("help@desk.example"), "<>"),
        ("From: MAILER-DAEMON@mx.example", f"Zqw xyv {BEA} plok, vrux.", "<>"),
        ("From: MAILER-DAEMON@mx.example\nAuto-Submitted: auto-replied", UNKNOWN.format(BEA), "<>"),
        ("From: postmaster@mx.example", UNKNOWN.format(BEA), "<>"),
        ("From: Karl <karl@mx.example>", UNKNOWN.format(BEA), "<>"),
        ("From: bounce+42@news.example", UNKNOWN.format(BEA), "<>"),
    ],
)
def test_without_such_evidence_it_is_no_bounce(head: str, body: str, path: str) -> None:
    assert mail(f"{head}\nSubject: Zqw", body, path=path).kind != "bounce"


@pytest.mark.parametrize(
    ("sender", "subject", "words"),
    [
        ("MAILER-DAEMON@mx.example", "Mail delivered", "It was successfully delivered to:"),
        ("MAILER-DAEMON@mx.example", "Zustellung", "Sie wurde erfolgreich zugestellt:"),
        ("MAILER-DAEMON@mx.example", "Remise", "Votre message a été remis avec succès à :"),
        ("Postmaster <postmaster@mx.example>", "Quarantine summary", "In your quarantine:"),
        ("Postmaster <postmaster@mx.example>", "Spam-Bericht", "Zurückgehalten wurden:"),
    ],
)
def test_other_letters_of_servers_are_no_bounces(sender: str, subject: str, words: str) -> None:
    assert mail(f"From: {sender}\nSubject: {subject}", f"{words}\n\n{BEA}").kind != "bounce"


def test_a_notice_may_tell_of_success_beside_a_failure() -> None:
    body = "Successfully delivered to:\n\n<kai@far.example>\n\nFailed:\n\n"
    found = mail(
        "From: MAILER-DAEMON@mx.example\nSubject: Report", f"{body}<{BEA}>: 550 no such user"
    )
    assert found.bounce is not None


def test_a_person_writes_about_mail_that_did_not_arrive() -> None:
    body = f"Wiadomość nie została dostarczona do:\n\n{BEA}\n\nCo robić?"
    head = "From: Ada <ada@x.example>\nSubject: Nie dostarczono wiadomości"
    assert mail(head, body, path="<ada@x.example>").kind == "message"
