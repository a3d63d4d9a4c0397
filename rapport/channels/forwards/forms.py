"""The form for the original author of a forwarded mail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rapport.channels.parsed import Parsed


class ForwardForm(forms.Form):
    """Their address and name; filled in from the mail."""

    sender = forms.EmailField(
        label=_("Email address of whoever wrote it"),
        max_length=254,
        help_text=_("It becomes their ticket, and replies go there."),
    )
    name = forms.CharField(label=_("Name"), required=False, max_length=160)

    @classmethod
    def of(cls, parsed: Parsed, data: Any = None) -> ForwardForm:
        """Return the form for a mail, filled in if the mail names the author."""
        inner = parsed.what.forwarded
        known = {"sender": inner.sender.value, "name": inner.sender.name} if inner else {}
        return cls(data, initial=known)
