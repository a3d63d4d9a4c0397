"""Rendering forms.

Ties together label, widget, help and error of a field.
"""

from __future__ import annotations

from typing import Any

from django.forms import (
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    NumberInput,
    RadioSelect,
    Select,
    Textarea,
    Widget,
)
from django.forms.renderers import TemplatesSetting

# The first match wins; other widgets are an <input class="input">.
CLASSES: tuple[tuple[tuple[type[Widget], ...], str], ...] = (
    ((CheckboxInput, RadioSelect, CheckboxSelectMultiple, FileInput), ""),
    ((Select,), "select"),
    ((Textarea,), "textarea"),
    ((NumberInput,), "input input-number"),
)


class StyledField(BoundField):
    """A bound field whose widget has the CSS class of its kind."""

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: Widget | None = None
    ) -> dict[str, Any]:
        """Add the CSS class to the attributes that the form asked for."""
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        given = built.get("class", widget.attrs.get("class", ""))
        classes = f"{class_of(widget)} {given}".strip()
        if classes:
            built["class"] = classes
        return built

    @property
    def is_single_box(self) -> bool:
        """Return whether it is a single check box, with its label beside it instead of above."""
        widget = self.field.widget
        return isinstance(widget, CheckboxInput)


def class_of(widget: Widget) -> str:
    """Return the CSS class for a kind of widget."""
    for kinds, name in CLASSES:
        if isinstance(widget, kinds):
            return name
    return "input"


class FormRenderer(TemplatesSetting):
    """Renders forms, fields and errors with the project's own templates."""

    form_template_name = "core/forms/form.html"
    field_template_name = "core/forms/field.html"
    bound_field_class = StyledField
