from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rapport.feedback.actions.rate import LONGEST_COMMENT
from rapport.feedback.models import BEST


class AnswerForm(forms.Form):
    """A customer's answer."""

    score = forms.TypedChoiceField(
        label=_("Your answer"),
        choices=[(n, str(n)) for n in range(1, BEST + 1)],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a number from 1 to 5.")},
    )
    comment = forms.CharField(
        label=_("Anything you would like to add"),
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
