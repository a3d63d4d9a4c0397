"""Kinds of events about tickets, each with its sentence."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from rapport.core import labels
from rapport.customers.models.refusal import say_reasons
from rapport.tickets.models import Answered, Outgoing
from rapport.tickets.status import Priority
from rapport.timeline import kinds


def _category(name: Any) -> str:
    """Return the name that people gave a category; older events keep "none" where there is none."""
    return gettext("none") if name in (None, "", "none") else str(name)


def _more(count: Any) -> str:
    """Return how many people are not named, with a space before; older events name all."""
    if not count:
        return ""
    return " " + ngettext("and %(n)d more", "and %(n)d more", count) % {"n": count}


PRIORITY = labels.of({each.name.lower(): each.label for each in Priority})

OPENED = kinds.define("ticket.opened", _("{by} opened it"))
BEGUN = kinds.define("ticket.begun", _("{by} wrote to {to}"))
CUSTOMER_REPLIED = kinds.define("ticket.customer_replied", _("{by} wrote"))
AUTO_REPLIED = kinds.define("ticket.auto_replied", _("An automatic message from {by} arrived"))
REPORTED = kinds.define("ticket.reported", _("A delivery report arrived"))
REPLIED = kinds.define("ticket.replied", _("{by} replied"))
NOTED = kinds.define("ticket.noted", _("{by} left a note"))
COPIED = kinds.define("ticket.copied", _("{by} copied in {names}{more}"), words={"more": _more})
ACKNOWLEDGED = kinds.define("ticket.acknowledged", _("{by} confirmed that it arrived"))
ASSIGNED = kinds.define("ticket.assigned", _("{by} assigned it to {to}"), users=("to", "from"))
TAKEN = kinds.define("ticket.taken", _("{by} took it"), users=("to", "from"))
UNASSIGNED = kinds.define("ticket.unassigned", _("{by} unassigned {from}"), users=("from",))
SUBJECT_CHANGED = kinds.define(
    "ticket.subject_changed", _("{by} changed the subject from “{from}” to “{to}”")
)
PRIORITY_CHANGED = kinds.define(
    "ticket.priority_changed",
    _("{by} changed the priority from {from} to {to}"),
    words={"from": PRIORITY, "to": PRIORITY},
)
QUEUE_CHANGED = kinds.define("ticket.queue_changed", _("{by} moved it from {from} to {to}"))
HANDED_OVER = kinds.define("ticket.handed_over", _("{by} handed it over to the team {team}"))
CATEGORY_CHANGED = kinds.define(
    "ticket.category_changed",
    _("{by} changed the category from {from} to {to}"),
    words={"from": _category, "to": _category},
)
TAGGED = kinds.define("ticket.tagged", _("{by} added the tag {tag}"))
UNTAGGED = kinds.define("ticket.untagged", _("{by} removed the tag {tag}"))
PENDING = kinds.define("ticket.pending", _("{by} marked it as waiting for the customer"))
HELD = kinds.define("ticket.on_hold", _("{by} put it on hold"))
RESUMED = kinds.define("ticket.resumed", _("{by} marked it as open"))
RESOLVED = kinds.define("ticket.resolved", _("{by} resolved it"))
REOPENED = kinds.define("ticket.reopened", _("{by} reopened it"))
CLOSED = kinds.define("ticket.closed", _("{by} closed it"))
MERGED = kinds.define("ticket.merged", _("{by} merged #{ticket} into this ticket: “{title}”"))
MERGED_AWAY = kinds.define("ticket.merged_away", _("{by} merged it into #{ticket}: “{title}”"))
UNMERGED = kinds.define("ticket.unmerged", _("{by} undid the merge with #{ticket}: “{title}”"))
SPLIT_OFF = kinds.define("ticket.split_off", _("{by} split #{ticket} off: “{title}”"))
SPLIT_FROM = kinds.define("ticket.split_from", _("{by} split it off from #{ticket}: “{title}”"))
LINKED = kinds.define("ticket.linked", _("#{ticket} belongs to the same conversation"))
ANSWERED = kinds.define(
    "ticket.answered_changed",
    _("{by} decided that {name} {how}"),
    words={"how": labels.of_choices(Answered)},
)
ADDRESS_CHOSEN = kinds.define(
    "ticket.address_chosen", _("{by} chose to write to {name} at {address}")
)
PARTICIPANT_REMOVED = kinds.define("ticket.let_go", _("{by} removed {name} from the ticket"))
# What it was that went out, such as "reply".
PURPOSE = {"purpose": labels.of_choices(Outgoing.Purpose)}
WHY = {**PURPOSE, "reason": say_reasons}
TOLD = kinds.define(
    "ticket.colleague_told", _("{by} told {to} that the forward arrived"), users=("to",)
)
SENT = kinds.define("ticket.sent", _("The {purpose} to {to} was sent"), words=PURPOSE)
PARKED = kinds.define(
    "ticket.parked", _("The {purpose} to {to} could not be sent: {reason}"), words=PURPOSE
)
RETRIED = kinds.define(
    "ticket.retried", _("{by} asked to send the {purpose} to {to} again"), words=PURPOSE
)
UNDELIVERED = kinds.define(
    "ticket.undelivered", _("The {purpose} did not reach {to}: {reason}"), words=WHY
)
DELAYED = kinds.define(
    "ticket.delayed", _("The {purpose} has not reached {to} yet: {reason}"), words=WHY
)
ARRIVED = kinds.define("ticket.arrived", _("The {purpose} reached {to}"), words=PURPOSE)
DISPLAYED = kinds.define(
    "ticket.displayed", _("A read receipt for the {purpose} came from {to}"), words=PURPOSE
)
MISSED = kinds.define(
    "ticket.missed", _("{name} did not get the reply, so it does not count as an answer")
)
REACHED = kinds.define("ticket.reached", _("{name} got the reply after all"))
TOLD_OTHERWISE = kinds.define(
    "ticket.told_otherwise", _("{by} said that {name} was told in another way")
)
TOLD_TAKEN_BACK = kinds.define(
    "ticket.told_taken_back", _("{by} took back that {name} was told in another way")
)
WITHHELD = kinds.define(
    "ticket.withheld",
    _("The {purpose} was not sent, because {to} refuses mail: {reason}"),
    words=WHY,
)
