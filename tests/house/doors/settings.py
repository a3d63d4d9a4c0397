"""Routes of settings, personal and for the whole desk."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rapport.people.roles import Ability
from tests.house.doors.door import Door, form, page, verb

PEOPLE, DESK = Ability.MANAGE_PEOPLE, Ability.MANAGE_DESK
PASSWORDS: dict[str, Any] = {"password1": "a lamp on the desk", "password2": "a lamp on the desk"}
MAILBOX: dict[str, Any] = {
    "name": "Help",
    "address": "help@desk.example",
    "queue": "@support_queue",
    "password": "secret",
    "signs_in": "password",
    "flow": "person",
    "fetch_protocol": "imap",
    "fetch_host": "127.0.0.1",
    "fetch_port": "9",
    "fetch_security": "none",
    "folders": "INBOX",
    "smtp_host": "127.0.0.1",
    "smtp_port": "9",
    "smtp_security": "none",
    "existing": "now",
    "anyway": "on",
}
PROFILE: dict[str, Any] = {"name": "Somebody", "timezone": "Europe/Oslo", "language": "en"}


def bens(door: Door) -> Door:
    """Return the same route, about something that belongs to Ben alone."""
    return replace(door, bens=True)


OWN: dict[str, Door] = {
    "session": page(),
    "settings": page(),
    "profile": form(**PROFILE, theme="dark"),
    "sign_out_elsewhere": verb(),
    "tokens": form(needs=Ability.USE_API, name="Script", scope="read"),
    "token_revocation": bens(verb("token", needs=Ability.USE_API)),
    "everybodys_tokens": page(needs=Ability.MANAGE_ADMINISTRATORS),
    "everybodys_token_revocation": verb("token", needs=Ability.MANAGE_ADMINISTRATORS),
    # Remembered in one's browser.
    "ticket_columns": verb(needs=Ability.SEE_TICKETS, column="number"),
    # The action decides whose absence one may note: here, Ben's.
    "absences": bens(verb("ben", first="2031-03-01")),
    "account_change_password": form(oldpassword="rapport-test", **PASSWORDS),
    "account_set_password": form(**PASSWORDS),
    "account_reauthenticate": form(password="rapport-test"),
    "mfa_reauthenticate": form(code="000000"),
    "mfa_reauthenticate_webauthn": page(),
    "mfa_index": page(),
    "mfa_activate_totp": form(code="000000"),
    "mfa_deactivate_totp": form(),
    "mfa_view_recovery_codes": page(),
    "mfa_generate_recovery_codes": form(),
    "mfa_download_recovery_codes": page(),
    "mfa_list_webauthn": page(),
    "mfa_add_webauthn": form(name="Red", credential="{}"),
    "mfa_edit_webauthn": bens(form("passkey", name="Green")),
    "mfa_remove_webauthn": bens(form("passkey")),
}

COLLEAGUES: dict[str, Door] = {
    "people": page(needs=Ability.SET_ABSENCE),
    "colleague": page("bea"),
    "absence_end": verb("absence", needs=Ability.SET_ABSENCE),
    "invite": form(needs=PEOPLE, email="gus@desk.example", role="agent"),
    "invitation_again": verb("invitation", needs=PEOPLE),
    "invitation_withdrawal": verb("invitation", needs=PEOPLE),
    "colleague_privacy": form("bea", needs=Ability.HANDLE_PRIVACY, export="1"),
    "export_file": page("export", needs=Ability.HANDLE_PRIVACY),
    "colleague_role": verb("bea", needs=PEOPLE, role="lead"),
    "colleague_teams": verb("bea", needs=PEOPLE, teams="@billing"),
    "colleague_details": verb("bea", needs=PEOPLE, **PROFILE),
    "colleague_sign_out": verb("bea", needs=PEOPLE),
    "colleague_deactivation": verb("bea", needs=PEOPLE),
    "colleague_reactivation": verb("bea", needs=PEOPLE),
    "start": page(needs=DESK),
    "start_omission": verb(needs=DESK, step="mailbox"),
    "start_omission_undo": verb(needs=DESK, step="mailbox"),
    "start_closing": verb(needs=DESK),
    "start_closing_undo": verb(needs=DESK),
    "company": form(needs=DESK, name="Nordwind"),
    "company_preview": page(needs=DESK),
    "teams": form(needs=PEOPLE, name="Nights"),
    "team": form("empty_team", needs=PEOPLE, reads=Ability.SET_ABSENCE, name="Nights"),
    "team_removal": verb("empty_team", needs=PEOPLE),
}

# A field that no argument can be named after.
AS_SPAM: dict[str, Any] = {"as": "spam"}

CHANNELS: dict[str, Door] = {
    "arrivals": page(needs=DESK, state="opened"),
    "unmatched_reports": page(needs=DESK),
    "arrival": page("arrival", needs=DESK),
    "arrival_raw": page("arrival", needs=DESK),
    "arrival_retry": verb("broken_arrival", needs=DESK),
    "arrival_retries": verb(needs=DESK),
    # An arrival on a ticket can no longer be treated as something else.
    "arrival_treatment": verb("broken_arrival", needs=DESK, **AS_SPAM),
    "arrival_untreat": verb("broken_arrival", needs=DESK),
    "spam": page(needs=Ability.WORK_TICKETS),
    "not_spam": verb("spam_arrival", needs=Ability.WORK_TICKETS),
    "mailboxes": page(needs=DESK),
    "mailbox": page("mailbox", needs=DESK),
    "mailbox_connect": form(needs=DESK, **MAILBOX),
    "mailbox_change": form("mailbox", needs=DESK, **MAILBOX),
    # Nobody has begun a sign-in here, and the mailbox has none to begin.
    "mailbox_signed_in": page(needs=DESK),
    "mailbox_sign_in": page("mailbox", needs=DESK),
    "mailbox_threading": form("mailbox", needs=DESK, reply_pattern="s+{token}@desk.example"),
    "mailbox_folders": form("mailbox", needs=DESK, folder="INBOX"),
    "mailbox_trial": verb("mailbox", needs=DESK),
    "mailbox_disconnection": verb("mailbox", needs=DESK),
    "mailbox_confirmation": verb("mailbox", needs=Ability.MANAGE_ADMINISTRATORS),
    "mailbox_reconnection": verb("mailbox", needs=DESK),
    "mail_keys": form(needs=DESK, text="-----BEGIN NOTHING-----"),
    "mail_key_removal": verb("mail_key", needs=DESK),
    "contact_forms": form(needs=DESK, name="Press", queue="@billing_queue"),
    "contact_form": form("form", needs=DESK, name="Press", slug="press", queue="@billing_queue"),
    "survey_settings": form(needs=DESK, question="How was it?", delay_minutes="30", is_on="on"),
    "system": page(needs=DESK),
    "backups": form(
        needs=Ability.MANAGE_ADMINISTRATORS,
        folder="/tmp",
        time_of_day="02:30",
        daily="7",
        weekly="4",
    ),
}

HOURS: dict[str, Any] = {
    "timezone": "Europe/Berlin",
    "monday": "on",
    "monday_0_from": "09:00",
    "monday_0_to": "17:00",
}

TICKETS: dict[str, Door] = {
    "queues": page(needs=DESK),
    "queue_new": form(
        needs=DESK, name="Imports", team="@support", calendar_name="Office", reopens_within="30"
    ),
    "queue": form(
        "queue_slug",
        needs=DESK,
        name="Support",
        team="@billing",
        calendar_name="Office",
        reopens_within="14",
    ),
    "categories": form(needs=DESK, name="Imports"),
    "category": form("category", needs=DESK, name="Imports"),
    "category_retirement": verb("category", needs=DESK),
    "category_restoration": verb("category", needs=DESK),
    "tags": page(needs=DESK),
    "tag": form("tag", needs=DESK, name="exports"),
    "tag_removal": verb("tag", needs=DESK),
    "business_calendars": page(needs=DESK),
    "business_calendar_new": form(needs=DESK, name="Shop", **HOURS),
    "business_calendar": form("office_hours", needs=DESK, **HOURS),
}

SETTINGS = {**OWN, **COLLEAGUES, **CHANNELS, **TICKETS}
