"""Form fields that many rooms use, each with its widget."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CharField, Field, PasswordInput, Textarea, TextInput
from django.utils.translation import gettext_lazy as _

from rapport.core.calendars import typed
from rapport.core.errors import Invalid

LONGEST_NAME = 80


class NameField(CharField):
    """The name of something."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"label": _("Name"), "max_length": LONGEST_NAME, **kwargs})


class LongTextField(CharField):
    """Text of several lines, in a box that shows ``lines`` of them."""

    def __init__(self, *, lines: int, **kwargs: Any) -> None:
        super().__init__(widget=Textarea(attrs={"rows": lines}), **kwargs)


class SecretField(CharField):
    """A password or similar: taken as typed, and never shown again."""

    widget: PasswordInput

    def __init__(self, **kwargs: Any) -> None:
        widget = PasswordInput(attrs={"autocomplete": "new-password"})
        super().__init__(strip=False, widget=widget, **kwargs)

    def keep_typed(self) -> None:
        """Put the typed value back into the page, so that another try need not be typed twice."""
        self.widget.render_value = True


class DayInput(TextInput):
    """A text field for a day; days.js puts a calendar beside it."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"data-day": "", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """Return a day in the reader's order, and what is no day as it was typed."""
        if isinstance(value, str):
            return typed.written(value)
        return typed.write_day(value) if isinstance(value, date) else None

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the field is drawn from, with an example in the reader's language."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["attrs"].setdefault("placeholder", typed.write_day(typed.EXAMPLE))
        return context


class DayField(Field):
    """A day, typed as the reader writes days or chosen in a calendar."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        """Return the day, or None where nothing was typed."""
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        try:
            return typed.read_day(str(value))
        except Invalid as wrong:
            raise ValidationError(wrong.sentence) from wrong

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether it is another day, however it is written."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True
