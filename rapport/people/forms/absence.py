"""The days of an absence."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.forms import Form
from django.utils.translation import gettext_lazy as _

from rapport.core.face.fields import DayField


class AbsenceForm(Form):
    """Whole days, as people say them; the last one is included."""

    first = DayField(label=_("First day away"))
    last = DayField(
        label=_("Last day away"), required=False, help_text=_("Leave blank if you do not know yet.")
    )

    def span(self, zone: ZoneInfo) -> tuple[datetime, datetime | None]:
        """Return the start and the end of the absence as instants in the zone."""
        first, last = self.cleaned_data["first"], self.cleaned_data["last"]
        return _midnight(first, zone), _midnight(last + timedelta(days=1), zone) if last else None


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)
