"""The form of the schedule of backups."""

from __future__ import annotations

from typing import Any

from django.forms import (
    BooleanField,
    CharField,
    Form,
    IntegerField,
    Textarea,
    TextInput,
    TimeField,
)
from django.utils.translation import gettext_lazy as _

from rapport.serving.backup.fields import MOST, NAMES
from rapport.serving.backup.models import Schedule


class ScheduleForm(Form):
    """Time and place of backups, how many are kept, and who can open them."""

    is_on = BooleanField(label=_("Make a backup every day"), required=False)
    folder = CharField(
        label=_("Folder"),
        max_length=500,
        help_text=_("On another disk than the data folder, better on another machine."),
    )
    time_of_day = TimeField(
        label=_("Time"),
        widget=TextInput(attrs={"data-time": "", "autocomplete": "off"}),
        help_text=_("In the time zone of the desk."),
    )
    daily = IntegerField(label=_("Daily backups to keep"), min_value=0, max_value=MOST)
    weekly = IntegerField(label=_("Weekly backups to keep"), min_value=0, max_value=MOST)
    recipients = CharField(
        label=_("Public keys"),
        required=False,
        widget=Textarea(attrs={"rows": 3}),
        help_text=_(
            "Backups are encrypted for these keys, one on each line: age (age1…) or SSH. "
            "The command “rapport backup key” makes a pair. Without a key, anybody who has the "
            "file can read it."
        ),
    )

    @classmethod
    def of(cls, schedule: Schedule, data: Any = None) -> ScheduleForm:
        """Return the form filled in from the schedule, or as it was sent."""
        initial = {name: getattr(schedule, name) for name in NAMES}
        initial["time_of_day"] = f"{schedule.time_of_day:%H:%M}"
        return cls(data, initial=initial)
