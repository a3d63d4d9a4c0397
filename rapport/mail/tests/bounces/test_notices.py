"""Notices of mail servers, and letters of their postmasters."""

from __future__ import annotations

import pytest

from rapport.mail import Mail, read

LETTERS = [
    "your mail to {0} is not delivered because your server is listed. Please fix it.\n\nKarl",
    "The address {0} on your site: user unknown, says our server. Which one is right?",
    "Ihre Mail an {0} konnte nicht zugestellt werden, weil Ihr Server gesperrt ist.\n\nKarl",
    "Die Adresse {0} auf Ihrer Seite: unbekannt, sagt unser Server. Welche stimmt?",
    "Votre message pour {0} a été rejeté par notre filtre. Pouvez-vous corriger ?\n\nKarl",
]
NOTICE = "Your message could not be delivered to {0}:\n550 5.1.1 User unknown"


def mail(text: str, *heads: str, subject: str = "Your mails", sender: str = "") -> Mail:
    head = [f"From: {sender or 'Postmaster <postmaster@y.example>'}", f"Subject: {subject}", *heads]
    body = text.format("anna@y.example")
    return read(("\n".join(head) + f"\nTo: help@desk.example\n\n{body}\n").encode())


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("head", ["Return-Path: <postmaster@y.example>", "X-Mailer: KMail"])
@pytest.mark.parametrize("sender", ["", "Postmaster Karl <karl@y.example>"])
def test_a_postmaster_who_writes_is_a_person(letter: str, head: str, sender: str) -> None:
    found = mail(letter, head, sender=sender)
    assert (found.kind, found.bounce) == ("message", None)


@pytest.mark.parametrize("prefix", ["Re: ", "AW: ", "Fwd: "])
def test_a_postmaster_answers_a_notice(prefix: str) -> None:
    assert mail(NOTICE, subject=f"{prefix}Undeliverable: Hello").kind == "message"


@pytest.mark.parametrize(
    "heads",
    [
        {"heads": ["Return-Path: <>"]},
        {"heads": ["Auto-Submitted: auto-generated"]},
        {"heads": ["X-Failed-Recipients: anna@y.example"]},
        {"subject": "Undeliverable: Hello"},
        {"sender": "MAILER-DAEMON@y.example"},
        {"sender": "Mail Delivery Subsystem <postmaster@y.example>"},
        {"text": NOTICE + " (in reply to RCPT TO command)"},
        {"text": ">>> RCPT TO:<{0}>\n<<< 550 5.1.1 User unknown"},
        {"text": NOTICE + "\n\n--- Original message follows ---\n\nSubject: Hello"},
    ],
)
def test_the_form_of_a_notice_tells_that_a_program_wrote_it(heads: dict[str, object]) -> None:
    heads = {"heads": [], "text": NOTICE} | heads
    found = mail(heads.pop("text"), *heads.pop("heads"), **heads)  # type: ignore[arg-type, misc]
    assert found.kind == "bounce" and found.bounce is not None
    assert [one.email for one in found.bounce.recipients] == ["anna@y.example"]


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("메일 전송 실패 알림", "메일이 전송되지 않았습니다.\n받는사람 : {0}\n사유: (5.1.1)"),
        ("발송 실패", "아래 주소로 발송되지 않았습니다.\n수신자: {0}\n사유: 존재하지 않는 주소"),
        ("退信通知", "很抱歉。收件人地址（{0}）不存在，无法送达。"),
        ("退信通知", "很抱歉。收件人{0}不存在，无法送达。"),
        ("退信通知", "无法送达【{0}】：该用户不存在"),
        ("エラー通知", "宛先「{0}」が見つかりませんでした。"),
    ],
)
def test_no_mark_or_word_around_it_becomes_part_of_an_address(subject: str, text: str) -> None:
    found = mail(text, "Return-Path: <>", subject=subject, sender="mailer-daemon@mx.example")
    assert found.kind == "bounce" and found.bounce is not None
    assert [(one.email, one.permanent) for one in found.bounce.recipients] == [
        ("anna@y.example", True)
    ]


def report(*fields: str, action: str = "failed") -> list[str]:
    head = "From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; boundary=b;"
    head += " report-type=delivery-status\n\n--b\n\nFailed\n--b\n"
    head += "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
    found = read((head + "\n".join(fields) + f"\nAction: {action}\n--b--\n").encode())
    assert found.bounce is not None
    return [one.email for one in found.bounce.recipients]


def test_the_address_that_was_written_to_counts() -> None:
    final = "Final-Recipient: rfc822; box-7@store.example"
    assert report("Original-Recipient: rfc822;anna@y.example", final) == ["anna@y.example"]
    assert report(final, "Original-Recipient: <anna@y.example>") == ["anna@y.example"]
    assert report("Original-Recipient: rfc822; unknown", final) == ["box-7@store.example"]


def test_every_recipient_of_a_long_notice_is_named() -> None:
    failed = "\n".join(f"<reader{number}@mill.example>: user unknown" for number in range(101))
    raw = (
        "From: MAILER-DAEMON@mx.example\nSubject: Undelivered Mail Returned to Sender\n"
        f"\nI could not deliver your message to the following recipients:\n\n{failed}\n"
    )
    found = read(raw.encode()).bounce
    assert found
    assert len(found.recipients) == 101


def test_a_delay_is_of_the_box_that_waits() -> None:
    final = "Final-Recipient: rfc822; box-7@store.example"
    fields = ["Original-Recipient: rfc822;anna@y.example", final]
    assert report(*fields, action="delayed") == ["box-7@store.example"]
