"""Bounces, automatic answers, receipts, invitations and lists, each recognised."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapport.mail import Bounce, Calendar, FailedRecipient, read

MAILS = Path(__file__).parent / "mails"


@pytest.mark.parametrize(
    ("name", "kind", "answerable"),
    [
        ("bounce", "bounce", False),
        ("bounce_in_words", "bounce", False),
        ("delivered", "message", False),
        ("out_of_office", "auto-reply", False),
        ("read_receipt", "read-receipt", True),
        ("invitation", "calendar", True),
        ("forwarded", "message", True),
        ("newsletter", "list", False),
        ("about_a_bounce", "message", True),
    ],
)
def test_kind(name: str, kind: str, answerable: bool) -> None:
    found = read((MAILS / f"{name}.eml").read_bytes())
    assert (found.kind, found.machine.answerable) == (kind, answerable)
    assert (found.bounce is not None) == (kind == "bounce")


def test_a_report_names_each_recipient_and_whether_it_is_gone() -> None:
    found = read((MAILS / "bounce.eml").read_bytes())
    assert found.bounce == Bounce(
        (
            FailedRecipient("emil@gone.example", "failed", "5.1.1", True, "550 5.1.1 User unknown"),
            FailedRecipient(
                "dora@full.example", "failed", "5.2.2", False, "552 5.2.2 Mailbox is full"
            ),
        ),
        "reply-7@desk.example",
    )
    assert found.is_null_sender


def test_a_report_in_words_is_understood() -> None:
    found = read((MAILS / "bounce_in_words.eml").read_bytes())
    assert found.bounce is not None
    [failed] = found.bounce.recipients
    assert (failed.email, failed.status, failed.permanent) == ("emil@gone.example", "5.0.0", True)
    assert found.bounce.original_message_id == "reply-8@desk.example"


def test_an_invitation_shows_its_event_in_utc() -> None:
    found = read((MAILS / "invitation.eml").read_bytes())
    assert found.calendar == Calendar(
        method="REQUEST",
        uid="export-call@nordwind.example",
        summary="Call about the export, the second one",
        start="2021-05-05T12:00:00Z",
        end="2021-05-05T12:45:00Z",
        organizer="dora@nordwind.example",
        organizer_name="Dora Lind",
        timezone="W. Europe Standard Time",
    )
    assert found.text == "Let us talk about the export."
    assert [attachment.content_type for attachment in found.attachments] == ["text/calendar"]


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("Auto-Submitted: auto-generated", "auto-submitted: auto-generated"),
        ("Precedence: list", "precedence: list"),
        ("Precedence: junk", ""),
        ("Precedence: Junk\nX-Priority: 3", ""),
        ("Precedence: junk\nX-Campaign-ID: 9", "precedence: junk"),
        ("Precedence: junk\nReturn-Path: <bounce+17@b.example>", "precedence: junk"),
        ("Precedence: bulk", ""),
        ("X-Precedence: bulk", ""),
        ("Precedence: bulk\nFeedback-ID: 1:shop", "precedence: bulk"),
        ("Precedence: bulk\nMailing-List: list l@b.example", "precedence: bulk"),
        ("Precedence: bulk\nReturn-Path: <bounce+17@b.example>", "precedence: bulk"),
        ("Precedence: bulk\nReturn-Path: <a@b.example>", ""),
        ("X-Auto-Response-Suppress: OOF, AutoReply", "asks for no automatic answer"),
        ("Return-Path: <>", "empty return path"),
        ("List-Id: <l.example>", "mailing list"),
        ("X-Loop: help@desk.example", "loop header"),
        ("X-Autoreply: yes", "automatic answer"),
        ("Auto-Submitted: no", ""),
        ("Return-Path: <a@b.example>", ""),
    ],
)
def test_why_no_automatic_answer_may_go_out(head: str, reason: str) -> None:
    found = read(f"From: a@b.example\n{head}\n\nHello".encode())
    assert found.machine.why_not == reason
    assert found.machine.answerable == (not reason)


@pytest.mark.parametrize("local", ["noreply", "no-reply", "mailer-daemon", "postmaster"])
def test_nobody_reads_some_senders(local: str) -> None:
    assert not read(f"From: {local}@b.example\n\nHello".encode()).machine.answerable


def test_an_upstream_filter_is_respected() -> None:
    assert read(b"From: a@b.example\nX-Spam-Flag: YES\n\nHello").machine.spam
    assert not read(b"From: a@b.example\nX-Spam-Flag: NO\n\nHello").machine.spam


def test_a_feedback_report_is_no_bounce() -> None:
    raw = (
        b"From: abuse@isp.example\nContent-Type: multipart/report; report-type=feedback-report;"
        b" boundary=b\n\n--b\n\nSpam\n--b\nContent-Type: message/feedback-report\n\n"
        b"Feedback-Type: abuse\n--b--\n"
    )
    assert read(raw).bounce is None


@pytest.mark.parametrize(
    "subject",
    [
        "Out of office chairs",
        "Vacation rental, question",
        "Urlaubsantrag",
        "Urlaub auf dem Bauernhof: ist noch frei?",
        "On holiday with your tent",
        "Away from home delivery",
        "Abwesenheit des Technikers am Montag",
        "Absence du bureau de vote",
        "不在票の件",
        "Auto: Reparatur",
        "Re: Automatic reply: Your order",
    ],
)
@pytest.mark.parametrize("head", ["X-Mailer: KMail", "In-Reply-To: <1@desk.example>"])
def test_a_person_writes_about_holidays(subject: str, head: str) -> None:
    for sender in ("", "Return-Path: <a@b.example>\n"):
        raw = f"From: a@b.example\nSubject: {subject}\n{sender}{head}\n\nHello"
        assert read(raw.encode()).kind == "message"


@pytest.mark.parametrize(
    "subject",
    [
        "Out of Office",
        "Out of Office AutoReply: Your order",
        "Automatic reply: Your order",
        "Automatische Antwort: Ihre Bestellung",
        "Abwesenheitsnotiz",
        "Urlaub",
        "Réponse automatique : Votre commande",
        "Automatyczna odpowiedź: zamówienie",
        "不在通知",
        "Auto: Re: Your order",
    ],
)
def test_an_answer_under_the_words_alone_is_automatic(subject: str) -> None:
    head = f"From: a@b.example\nSubject: {subject}\n"
    assert read(f"{head}In-Reply-To: <1@desk.example>\n\nAway".encode()).kind == "auto-reply"
    assert read(f"{head}Return-Path: <>\n\nAway".encode()).kind == "auto-reply"
    assert read(f"{head}\n\nAway".encode()).kind == "message"


def test_an_empty_return_path_needs_no_more_than_the_words() -> None:
    raw = b"From: a@b.example\nSubject: Out of office until Monday\nReturn-Path: <>\n\nAway"
    assert read(raw).kind == "auto-reply"
