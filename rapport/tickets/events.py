"""What can happen to a ticket, each with the sentence that tells it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.timeline import kinds

OPENED = kinds.define("ticket.opened", _("{by} opened it"))
CUSTOMER_REPLIED = kinds.define("ticket.customer_replied", _("{by} wrote"))
REPLIED = kinds.define("ticket.replied", _("{by} replied"))
NOTED = kinds.define("ticket.noted", _("{by} left a note"))
COPIED = kinds.define("ticket.copied", _("{by} copied in {names}"))
ACKNOWLEDGED = kinds.define("ticket.acknowledged", _("{by} confirmed that it arrived"))
ASSIGNED = kinds.define("ticket.assigned", _("{by} gave it to {to}"), users=("to", "from"))
TAKEN = kinds.define("ticket.taken", _("{by} took it"), users=("to", "from"))
UNASSIGNED = kinds.define("ticket.unassigned", _("{by} took it from {from}"), users=("from",))
SUBJECT_CHANGED = kinds.define(
    "ticket.subject_changed", _("{by} changed the subject from “{from}” to “{to}”")
)
PRIORITY_CHANGED = kinds.define(
    "ticket.priority_changed", _("{by} changed the priority from {from} to {to}")
)
QUEUE_CHANGED = kinds.define("ticket.queue_changed", _("{by} moved it from {from} to {to}"))
CATEGORY_CHANGED = kinds.define(
    "ticket.category_changed", _("{by} changed the category from {from} to {to}")
)
TAGGED = kinds.define("ticket.tagged", _("{by} added the tag {tag}"))
UNTAGGED = kinds.define("ticket.untagged", _("{by} removed the tag {tag}"))
PENDING = kinds.define("ticket.pending", _("{by} set it pending on the customer"))
HELD = kinds.define("ticket.on_hold", _("{by} put it on hold"))
RESUMED = kinds.define("ticket.resumed", _("{by} set it open"))
RESOLVED = kinds.define("ticket.resolved", _("{by} resolved it"))
REOPENED = kinds.define("ticket.reopened", _("{by} reopened it"))
CLOSED = kinds.define("ticket.closed", _("{by} closed it"))
LINKED = kinds.define("ticket.linked", _("{by} linked it to #{ticket}: {reason}"))
SENT = kinds.define("ticket.sent", _("The {purpose} to {to} was sent"))
PARKED = kinds.define("ticket.parked", _("The {purpose} to {to} could not be sent: {reason}"))
RETRIED = kinds.define("ticket.retried", _("{by} asked to send the {purpose} to {to} again"))
