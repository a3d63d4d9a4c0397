"""Messages on tickets."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rapport.core.database.written_often import WrittenOften
from rapport.tickets.status import OURS


class Message(WrittenOften):
    """A message on a ticket: by the customer, to the customer, or among ourselves.

    ``text`` is the whole, as text. ``reply`` is what the person newly wrote; ``quoted`` and
    ``signature`` are folded away on the page. ``html`` is sanitised, or empty. ``reply_to`` is the
    address at which its writer wants to be answered, if the channel knows one. ``nature`` is the
    kind of message a channel brought, empty for those written here; ``particulars`` are the values
    of that nature: an appointment's times, the days of an absence, the whole of a ``subject`` that
    was cut. ``token`` comes from a form, so
    that one sent twice counts once.
    """

    class Nature(models.TextChoices):
        """The kind of message that a channel brought."""

        MESSAGE = "message", _("message")
        AUTO_REPLY = "auto-reply", _("automatic reply")
        REPORT = "report", _("delivery report")
        RECEIPT = "receipt", _("read receipt")
        # Stored under its first name. “appointment” does not fit into the column's ten letters, and
        # to widen it, SQLite copies the whole table, with the text of every message.
        APPOINTMENT = "invitation", _("appointment")
        LIST = "list", _("mail of a mailing list")

    class Kind(models.TextChoices):
        INBOUND = "inbound", _("from the customer")
        REPLY = "reply", _("to the customer")
        NOTE = "note", _("internal note")
        AUTOMATIC = "automatic", _("automatic message")

    ticket = models.ForeignKey(
        "tickets.Ticket", models.CASCADE, related_name="messages", db_index=False
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    at = models.DateTimeField()
    user = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="messages")
    person = models.ForeignKey(
        "customers.Person", models.SET_NULL, null=True, related_name="messages"
    )
    channel = models.CharField(max_length=16)
    subject = models.CharField(max_length=255, blank=True)
    text = models.TextField(blank=True)
    reply = models.TextField(blank=True)
    quoted = models.TextField(blank=True)
    signature = models.TextField(blank=True)
    html = models.TextField(blank=True)
    to = models.JSONField(default=list)
    cc = models.JSONField(default=list)
    reply_to = models.CharField(max_length=254, blank=True)
    nature = models.CharField(max_length=10, choices=Nature.choices, blank=True)
    particulars = models.JSONField(default=dict)
    token = models.CharField(max_length=36, blank=True)

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=("ticket", "at", "id"), name="message_of_ticket"),)
        constraints = (
            models.UniqueConstraint(
                fields=("token",), condition=~Q(token=""), name="one_message_a_token"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} on #{self.ticket_id}"

    @property
    def begins_ticket(self) -> bool:
        """Return whether it is the mail of ours that began its ticket, and so answers nothing."""
        is_ours = self.kind == self.Kind.REPLY and self.channel == OURS
        return is_ours and bool(self.at == self.ticket.opened_at)
