"""The form for a ticket entered by hand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rapport.customers.models import Person
from rapport.tickets.choices import Choices
from rapport.tickets.models import Category, Queue
from rapport.tickets.status import ByHand, Priority


class NewTicketForm(forms.Form):
    """A request that somebody told us, entered for them."""

    email = forms.EmailField(
        label=_("Email address"), required=False, max_length=254, help_text=_("Or a phone number.")
    )
    phone = forms.CharField(label=_("Phone number"), required=False, max_length=40)
    name = forms.CharField(label=_("Name"), required=False, max_length=160)
    channel = forms.ChoiceField(label=_("How they reached us"), choices=ByHand.choices)
    subject = forms.CharField(label=_("Subject"), max_length=255)
    text = forms.CharField(
        label=_("What they need"),
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text=_("In their words if you can. The customer does not get this text."),
    )
    queue = forms.ModelChoiceField(
        label=_("Queue"), queryset=Queue.objects.none(), to_field_name="slug", empty_label=None
    )
    category = forms.ModelChoiceField(
        label=_("Category"), queryset=Category.objects.none(), required=False, empty_label=_("none")
    )
    priority = forms.TypedChoiceField(
        label=_("Priority"), choices=Priority.choices, coerce=int, initial=Priority.NORMAL
    )
    mine = forms.BooleanField(label=_("Assign it to me"), required=False, initial=True)

    def __init__(
        self, *args: Any, choices: Choices, customer: Person | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.customer = customer
        for field in ("email", "phone", "name"):
            if customer is not None:
                del self.fields[field]
            else:
                # They stand before the form, beside the customers that were found.
                self.fields[field].widget.attrs["form"] = "new-ticket"
        mine = [queue.pk for queue in choices.queues]
        self._offer("queue", Queue.objects.filter(pk__in=mine).order_by("-is_default", "name"))
        self._offer("category", Category.objects.filter(is_retired=False))

    def clean(self) -> dict[str, Any]:
        """Require an address, so that the answer can go somewhere."""
        cleaned = super().clean() or {}
        given = cleaned.get("email") or cleaned.get("phone") or "email" in self.errors
        if self.customer is None and not given:
            self.add_error("email", _("Enter an email address or a phone number."))
        return cleaned

    def _offer(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows
