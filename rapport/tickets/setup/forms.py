"""Forms for the desk's setup."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rapport.core.face.fields import LongTextField, NameField
from rapport.people.models import Team
from rapport.tickets.models import BusinessCalendar, Queue
from rapport.tickets.setup.actions import QueueSettings


class QueueForm(forms.Form):
    """All settings of a queue."""

    name = NameField()
    team = forms.ModelChoiceField(
        label=_("Team"),
        queryset=Team.objects.all(),
        empty_label=None,
        help_text=_("Its tickets belong to this team, whose members see and answer them."),
    )
    calendar_name = forms.ChoiceField(
        label=_("Business calendar"),
        required=False,
        help_text=_("Waiting times count during these open hours."),
    )
    is_default = forms.BooleanField(
        label=_("Default queue for everything else"),
        required=False,
        help_text=_("There is one default queue. Choosing this one replaces the other."),
    )
    sender_name = forms.CharField(
        label=_("Name shown to customers"),
        max_length=120,
        required=False,
        help_text=_(
            "The sender name on mails. Leave blank to use the name of the mailbox or queue."
        ),
    )
    signature = LongTextField(
        lines=3,
        label=_("Signature"),
        required=False,
        max_length=2000,
        help_text=_("Added below every reply."),
    )
    acknowledges = forms.BooleanField(
        label=_("Confirm that a request has arrived"),
        required=False,
        initial=True,
        help_text=_("Once for each ticket, and never to machines."),
    )
    acknowledgement = LongTextField(
        lines=4,
        label=_("Text of the confirmation"),
        required=False,
        max_length=5000,
        help_text=_("Leave blank for a plain sentence with the ticket number."),
    )
    acknowledges_forwarded = forms.BooleanField(
        label=_("Also confirm to customers whose mail a colleague forwarded"),
        required=False,
        help_text=_("Otherwise only the colleague is told."),
    )
    reopens_within = forms.IntegerField(
        label=_("Days in which a reply reopens a ticket"),
        min_value=0,
        max_value=3650,
        initial=30,
        help_text=_("A reply to a ticket resolved longer ago opens a new, linked ticket."),
    )
    colleagues_belong = forms.BooleanField(
        label=_("Colleagues of the customer may join a ticket"),
        required=False,
        help_text=_(
            "Anyone from the same organisation who answers a mail on the ticket joins "
            "it. Otherwise they get a linked ticket of their own."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = BusinessCalendar.objects.order_by("name").values_list("name", flat=True).distinct()
        always = ("", _("none: always open"))
        choice = self.fields["calendar_name"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [always, *((name, name) for name in names)]

    @classmethod
    def of(cls, queue: Queue) -> QueueForm:
        """Return the form filled in from the queue."""
        return cls(initial={name: getattr(queue, name) for name in cls.base_fields})

    def settings(self) -> QueueSettings:
        """Return the settings in a valid form."""
        return QueueSettings(**self.cleaned_data)


class NameForm(forms.Form):
    """The name of something that has nothing else."""

    name = NameField()
