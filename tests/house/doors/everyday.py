"""Pages of everyday work: tickets, customers, figures, the cockpit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rapport.people.roles import Ability
from tests.house.doors.door import NOTHING, Door, form, page, verb

SEE, WORK = Ability.SEE_TICKETS, Ability.WORK_TICKETS
CUSTOMERS, EDIT = Ability.SEE_CUSTOMERS, Ability.EDIT_CUSTOMERS
MERGE, FIGURES = Ability.MERGE_CUSTOMERS, Ability.SEE_FIGURES
COCKPIT = Ability.SEE_COCKPIT

COMPOSED: dict[str, Any] = {"seen": "99999999", "note": "", "reply": "Thank you."}


def seen(*args: str, **query: object) -> Door:
    """Return a page about the ticket."""
    return page("ticket", *args, needs=SEE, of_ticket=True, **query)


def done(*args: str, **fields: object) -> Door:
    """Return an action on the ticket."""
    return verb("ticket", *args, needs=WORK, of_ticket=True, **fields)


def done_to_chosen(**fields: object) -> Door:
    """Return an action on selected tickets, of which the ticket is the only one."""
    return replace(verb(needs=WORK, of_ticket=True, **fields), unseen=422)


def needed(**fields: object) -> Door:
    """Return an action on what the cockpit says of the ticket."""
    return verb("rated-low", needs=COCKPIT, of_ticket=True, of="@rating", **fields)


def deletable(door: Door) -> Door:
    """Return the same route, with a DELETE that undoes it."""
    return replace(door, methods={**door.methods, "DELETE": NOTHING})


TICKETS: dict[str, Door] = {
    "tickets": page(needs=SEE),
    "ticket_new": form(
        needs=WORK,
        email="fay@studio.example",
        channel="phone",
        subject="Invoice",
        text="Where is it?",
        queue="support",
        priority="2",
    ),
    "ticket_mail": form(
        needs=WORK,
        customer="@dora",
        subject="Your invoice",
        text="Here it is.",
        queue="support",
    ),
    "mail_draft": verb(needs=WORK, customer="@dora", subject="Your invoice", body="Here it is."),
    "mail_preview": verb(needs=WORK, text="Dear *Dora*"),
    "mail_pictures": verb(needs=WORK),
    "mail_picture": replace(page("mail_picture", needs=WORK), bens=True),
    "mail_picture_removal": replace(verb("mail_picture", needs=WORK), bens=True),
    "ticket_recipients": page(needs=WORK, who="dora"),
    "search": page(needs=SEE, q="zanzibar"),
    "palette": page(q="zanzibar"),
    # It exists only in a demonstration, and shows outgoing mail of tickets that one may see.
    "postbox": page(needs=WORK),
    "ticket": seen(),
    "ticket_message": seen("message", images="1"),
    "ticket_message_sent": seen("message", images="1"),
    "ticket_next": seen(),
    "ticket_previous": seen(),
    "attachment": page("attachment", needs=SEE, of_ticket=True),
    "message_source": page("message", needs=SEE, of_ticket=True),
    "undelivered": page(needs=SEE),
    "low_ratings": page(needs=SEE),
    "message_original": page("message", needs=SEE, of_ticket=True),
    "ticket_replies": form("ticket", needs=WORK, of_ticket=True, **COMPOSED),
    "ticket_notes": form("ticket", needs=WORK, of_ticket=True, note="Among us."),
    "ticket_preview": done(text="Dear *Dora*"),
    "ticket_pictures": done(),
    "ticket_picture": replace(page("ticket", "picture", needs=WORK, of_ticket=True), bens=True),
    "ticket_picture_removal": replace(done("picture"), bens=True),
    "ticket_draft": done(kind="reply", body="Dear Dora"),
    "ticket_outgoing_retry": done("parked"),
    "ticket_resend": done("message", failed="dora@nordwind.example", address="dora@here.example"),
    "ticket_known": deletable(done("message")),
    "ticket_known_undo": done("message"),
    "ticket_merge": form("ticket", needs=WORK, of_ticket=True, other="@billing_ticket"),
    "ticket_merge_undo": done(),
    "ticket_split": done("message"),
    "ticket_participants": done(address="fay@studio.example"),
    "ticket_participant": done("dora", answered="to"),
    "ticket_forward": form("ticket", needs=WORK, of_ticket=True, sender="fay@studio.example"),
    "ticket_forward_undo": done(),
    "ticket_resolution": deletable(done()),
    "ticket_resolution_undo": done(),
    "ticket_closure": form("ticket", needs=WORK, of_ticket=True),
    "ticket_assignment": deletable(done(to="@bea")),
    "ticket_take": done(),
    "ticket_pending": done(),
    "ticket_hold": done(),
    "ticket_resumption": done(),
    "ticket_subject": done(subject="Another"),
    "ticket_priority": done(priority="4"),
    "ticket_queue": done(queue="billing"),
    "ticket_category": done(category="@category"),
    "ticket_tags": done(tag="urgent"),
    "ticket_untagging": done(tag="export"),
    "ticket_filters": page(needs=SEE),
    "selection_people": page(needs=WORK),
    "selection_resolution": done_to_chosen(ticket="@ticket"),
    "selection_resolution_undo": done_to_chosen(tickets="@ticket"),
    "selection_assignment": done_to_chosen(ticket="@ticket", to=""),
    "selection_take": done_to_chosen(ticket="@ticket"),
    "selection_sharing": done_to_chosen(ticket="@ticket"),
    "selection_return": done_to_chosen(owners="@ticket"),
    "selection_tags": done_to_chosen(ticket="@ticket", tag="urgent"),
    "selection_resend": done_to_chosen(ticket="@ticket"),
    "selection_known": done_to_chosen(ticket="@ticket"),
    "selection_known_undo": done_to_chosen(messages="@message"),
}

PEOPLE_WE_SERVE: dict[str, Door] = {
    "customers": page(needs=CUSTOMERS, q="dora"),
    "customer": page("dora", needs=CUSTOMERS),
    "organisations": page(needs=CUSTOMERS, q="nordwind"),
    "organisation": page("nordwind", needs=CUSTOMERS),
    "organisation_change": form("nordwind", needs=EDIT, name="Nordwind AG", domain="nord.example"),
    "organisation_notes": verb("nordwind", needs=EDIT, text="Pays late."),
    "customer_property": form("dora", needs=EDIT, name="Dora L."),
    "customer_notes": verb("dora", needs=EDIT, text="Likes to be called."),
    "note": form("note", needs=EDIT, text="Likes to be called before noon."),
    "note_pin": verb("note", needs=EDIT, pinned="1"),
    "note_removal": verb("note", needs=EDIT),
    "note_restoration": verb("note", needs=EDIT),
    "customer_organisation": verb("dora", needs=EDIT, organisation="Nordwind AG"),
    "customer_addresses": verb("dora", needs=EDIT, kind="mail", value="d@nordwind.example"),
    "customer_address_removal": verb("address", needs=EDIT),
    "customer_merge": form("emil", needs=MERGE, person="@double"),
    "customer_privacy": form("emil", needs=Ability.HANDLE_PRIVACY, export="1"),
    "address_works": verb("refusal", needs=EDIT),
    "customer_merge_undo": verb("merge", needs=MERGE),
    "signature_show": verb("signature", needs=WORK),
    "signature_fold": verb("shown_signature", needs=WORK),
}

FIGURES_AND_COCKPIT: dict[str, Door] = {
    "home": page(),
    "cockpit": page(needs=COCKPIT),
    "cockpit_column": page("customers", needs=COCKPIT),
    "cockpit_since": page("opened", needs=COCKPIT, between="0.0-0.999999"),
    # What is settled answers alike.
    "need": replace(page("rated-low", needs=COCKPIT, of_ticket=True, of="@rating"), unseen=410),
    "need_dismissal": needed(reason="Called her."),
    "need_pause": needed(until="tomorrow"),
    "need_recipient": needed(to="@bea"),
    "asides": page(needs=COCKPIT),
    "aside_return": verb("aside", needs=COCKPIT),
    "given": page(needs=WORK),
    "given_completion": verb("aside", needs=WORK),
    "given_return": verb("aside", needs=WORK),
    "metrics": page(needs=FIGURES),
    "metric": page("csat", needs=FIGURES, by="team"),
    "metric_csv": page("csat", needs=FIGURES, by="team"),
    "metric_rows": page("csat", needs=FIGURES),
    "metric_rows_csv": page("csat", needs=Ability.EXPORT),
}

EVERYDAY = {**TICKETS, **PEOPLE_WE_SERVE, **FIGURES_AND_COCKPIT}
