"""The style guide: every component in every state, in both themes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from rapport.core import clock
from rapport.core.face import icons

COMPONENTS = Path(__file__).parent.parent / "static" / "rapport" / "css" / "components"

THEMES = {"light": ["light"], "dark": ["dark"], "both": ["light", "dark"]}


class SpecimenForm(forms.Form):
    """One field of each kind, with made-up questions about a mailbox."""

    name = forms.CharField(label=_("Name of the mailbox"), help_text=_("Your team sees this."))
    address = forms.EmailField(label=_("Address"))
    port = forms.IntegerField(label=_("Port"), required=False)
    security = forms.ChoiceField(
        label=_("Security"), choices=[("tls", "TLS"), ("starttls", "STARTTLS")]
    )
    footer = forms.CharField(label=_("Signature"), widget=forms.Textarea, required=False)
    active = forms.BooleanField(label=_("Fetch mail"), help_text=_("Every minute."), required=False)
    answer = forms.ChoiceField(
        label=_("Confirm new mail"),
        widget=forms.RadioSelect,
        choices=[("once", _("Once for each ticket")), ("never", _("Never"))],
    )


def components() -> list[str]:
    """Return the names of all components, each a file of styles and a specimen."""
    return sorted(path.stem for path in COMPONENTS.glob("*.css"))


@require_GET
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show the components; ``?theme=`` is light, dark or both, by default the person's own."""
    chosen = request.GET.get("theme", "")
    context: dict[str, Any] = {
        "components": components(),
        "themes": THEMES.get(chosen, [""]),
        "chosen": chosen if chosen in THEMES else "",
        "icon_names": sorted(icons.names()),
        **_specimens(),
    }
    return render(request, "core/styleguide.html", context)


def _specimens() -> dict[str, Any]:
    now = clock.now()
    wrong = {"address": "dora at nordwind", "port": "143", "security": "tls", "answer": "once"}
    return {
        "form": SpecimenForm(auto_id="plain_%s"),
        "wrong_form": SpecimenForm(wrong, auto_id="wrong_%s"),
        "five_hours_ago": now - timedelta(hours=5),
        "yesterday": now - timedelta(days=1),
        "in_two_hours": now + timedelta(hours=2, minutes=5),
    }
