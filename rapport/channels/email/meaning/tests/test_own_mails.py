"""Machine mails missing in public collections, written here (``mails/``)."""

from __future__ import annotations

from pathlib import Path

import pytest

import rapport.mail.tests as mail_tests
from rapport.channels.email.meaning import natures, reports
from rapport.customers.models import Cause
from rapport.mail import Mail, read

MAILS = Path(mail_tests.__file__).parent / "mails"


def of(name: str) -> Mail:
    return read((MAILS / f"{name}.eml").read_bytes())


@pytest.mark.parametrize(
    ("name", "nature"),
    [
        ("report_of_three", "report"),
        ("report_of_delay", "report"),
        ("report_of_exchange", "report"),
        ("delivered", "report"),
        ("receipt_outlook", "receipt"),
        ("receipt_of_deletion", "receipt"),
        ("away_exchange_en", "auto-reply"),
        ("away_exchange_es", "auto-reply"),
        ("away_gmail_fr", "auto-reply"),
        ("away_gmail_he", "auto-reply"),
        ("away_outlook_de", "auto-reply"),
        ("away_outlook_ja", "auto-reply"),
        ("invitation_changed", "invitation"),
        ("invitation_off", "invitation"),
        ("invitation_accepted", "invitation"),
        ("arabic", "message"),
        ("hebrew", "message"),
        ("list_with_footer", "list"),
        ("about_a_bounce", "message"),
    ],
)
def test_each_is_known_for_what_it_is(name: str, nature: str) -> None:
    assert natures.nature_of(of(name)) == nature


@pytest.mark.parametrize(
    ("name", "heard"),
    [
        (
            "report_of_three",
            [
                ("lisa@gone.example", "failed", "The mailbox does not exist (5.1.1)"),
                (
                    "omar@slow.example",
                    "delayed",
                    "The other mail server could not be reached (4.4.1)",
                ),
                ("mei@fine.example", "delivered", ""),
            ],
        ),
        (
            "report_of_delay",
            [
                (
                    "omar@slow.example",
                    "delayed",
                    "The other mail server asks us to try again later (4.2.0)",
                )
            ],
        ),
        (
            "report_of_exchange",
            [("lisa@firm.example", "failed", "The mailbox does not exist (5.1.10)")],
        ),
        ("receipt_outlook", [("dora@nordwind.example", "displayed", "")]),
        ("receipt_of_deletion", []),
        ("delivered", [("emil@nordwind.example", "delivered", "")]),
    ],
)
def test_what_a_report_says_of_whom(name: str, heard: list[tuple[str, str, str]]) -> None:
    report = reports.of(of(name))
    assert report is not None
    found = [
        (one.address, one.word, Cause(one.refused.cause).reason(one.refused.code))
        if one.refused
        else (one.address, one.word, "")
        for one in report.heard
    ]
    assert found == heard


@pytest.mark.parametrize("name", ["arabic", "list_with_footer", "away_gmail_fr", "invitation_off"])
def test_other_mails_are_no_reports(name: str) -> None:
    assert reports.of(of(name)) is None


def test_a_list_is_named() -> None:
    assert natures.particulars(of("list_with_footer")) == {"list": "users.lists.free.example"}


def test_an_event_goes_along_with_its_invitation() -> None:
    event = natures.particulars(of("invitation_changed"))
    assert event["summary"] == "Kick-off of the export project"
    assert (event["start"], event["end"]) == ("2026-03-05T09:00:00Z", "2026-03-05T10:00:00Z")
    assert event["organizer"] == "dora@nordwind.example"
    assert (event["location"], event["sequence"]) == ("Room 4, Hafenstraße 12", 2)
    assert natures.particulars(of("invitation_accepted"))["answer"] == "accepted"


def test_what_a_meeting_program_writes_below_is_folded() -> None:
    mail = of("invitation_changed")
    assert mail.reply == "The time has changed."
    assert "Microsoft Teams meeting" in mail.signature


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("away_exchange_en", "2026-08-03"),
        ("away_exchange_es", None),
        ("away_gmail_fr", "2026-08-03"),
        ("away_outlook_de", "2026-08-03"),
    ],
)
def test_the_days_of_an_absence_go_along(name: str, first: str | None) -> None:
    assert natures.particulars(of(name)) == {"from": first, "until": "2026-08-12"}
