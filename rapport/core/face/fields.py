"""Form fields that many rooms use, each with its widget."""

from __future__ import annotations

from typing import Any

from django.forms import CharField, DateField, DateInput, PasswordInput, Textarea
from django.utils.translation import gettext_lazy as _

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


class DayField(DateField):
    """A day, chosen in the browser's own calendar, which uses ISO 8601."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs)
