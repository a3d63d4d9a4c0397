"""Forms for the desk's setup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rapport.core.calendars.calendar import WEEKDAYS, CalendarError, find_zone
from rapport.core.calendars.calendar_file import from_mapping
from rapport.core.face.fields import DayField, LongTextField, NameField
from rapport.people.models import Team
from rapport.tickets.models import BusinessCalendar, Queue
from rapport.tickets.setup.actions import CalendarSettings, QueueSettings

WEEKDAY_NAMES = {
    "monday": _("Monday"),
    "tuesday": _("Tuesday"),
    "wednesday": _("Wednesday"),
    "thursday": _("Thursday"),
    "friday": _("Friday"),
    "saturday": _("Saturday"),
    "sunday": _("Sunday"),
}


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


class CalendarForm(forms.Form):
    """Open hours as text, one line per weekday; the actions check them."""

    name = NameField()
    timezone = forms.CharField(
        label=_("Time zone"), max_length=64, help_text=_("A name such as Europe/Berlin.")
    )
    holidays = LongTextField(
        lines=6,
        label=_("Holidays"),
        required=False,
        max_length=20_000,
        help_text=_("Days without open hours, one per line: 2027-01-01."),
    )
    since = DayField(
        label=_("From"),
        required=False,
        help_text=_("The day these hours start. Leave blank to start now."),
    )

    def __init__(self, *args: Any, known: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if known:
            del self.fields["name"]
        self.known = known
        for day in WEEKDAYS:
            self.fields[day] = forms.CharField(
                label=WEEKDAY_NAMES[day], required=False, max_length=200
            )
        self.order_fields(["name", "timezone", *WEEKDAYS, "holidays", "since"])

    @classmethod
    def of(cls, calendar: BusinessCalendar) -> CalendarForm:
        """Return the form filled in from the latest version."""
        initial: dict[str, Any] = {
            "timezone": calendar.timezone,
            "holidays": "\n".join(calendar.holidays),
        }
        initial |= {day: ", ".join(calendar.shifts.get(day, ())) for day in WEEKDAYS}
        return cls(initial=initial, known=calendar.name)

    def clean(self) -> dict[str, Any]:
        """Check each field alone, so that every mistake stands at its own."""
        given = super().clean() or self.cleaned_data
        for field, hours in self._alone(given):
            try:
                from_mapping({"timezone": "UTC", "shifts": {}, **hours})
            except CalendarError as wrong:
                self.add_error(field, wrong.sentence)
        return given

    def _alone(self, given: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield each field that was filled in, with a calendar of nothing else."""
        for day in WEEKDAYS:
            if given.get(day):
                yield day, {"shifts": {day: _items(given[day], ",")}}
        if given.get("timezone"):
            yield "timezone", {"timezone": given["timezone"]}
        if given.get("holidays"):
            yield "holidays", {"holidays": _items(given["holidays"], "\n")}

    @property
    def week(self) -> list[forms.BoundField]:
        """Return the seven fields of the weekdays."""
        return [self[day] for day in WEEKDAYS]

    def calendar_name(self) -> str:
        """Return the name of the calendar."""
        return self.known or str(self.cleaned_data["name"])

    def settings(self) -> CalendarSettings:
        """Return the hours in a valid form."""
        given = self.cleaned_data
        shifts = {day: _items(given[day], ",") for day in WEEKDAYS}
        return CalendarSettings(given["timezone"], shifts, _items(given["holidays"], "\n"))

    def begins(self) -> datetime | None:
        """Return the midnight, in the calendar's zone, from which they apply; None for now."""
        day: date | None = self.cleaned_data["since"]
        if day is None:
            return None
        zone = find_zone(self.cleaned_data["timezone"])
        return datetime.combine(day, time(0), tzinfo=zone).astimezone(UTC)


def _items(text: str, at: str) -> list[str]:
    return [item.strip() for item in text.split(at) if item.strip()]
