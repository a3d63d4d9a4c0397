"""Forms to answer a survey and to change it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rapport.core.face.fields import LongTextField
from rapport.feedback.actions.rate import LONGEST_COMMENT
from rapport.feedback.models import BEST, Survey


class AnswerForm(forms.Form):
    """A customer's answer."""

    score = forms.TypedChoiceField(
        label=_("Your answer"),
        choices=[(n, str(n)) for n in range(1, BEST + 1)],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a number from 1 to 5.")},
    )
    comment = LongTextField(
        lines=4,
        label=_("Anything you would like to add?"),
        required=False,
        max_length=LONGEST_COMMENT,
    )


class SurveyForm(forms.Form):
    """The survey's settings; saving creates a new version."""

    is_on = forms.BooleanField(
        label=_("Ask customers when their ticket is resolved"), required=False
    )
    question = forms.CharField(
        label=_("Question"),
        max_length=200,
        help_text=_(
            "Customers answer from 1 to 5. A different wording is a new version, counted "
            "separately."
        ),
    )
    delay_minutes = forms.IntegerField(
        label=_("Minutes after resolving"),
        min_value=0,
        max_value=30 * 24 * 60,
        help_text=_(
            "At least one, so that resolving can be undone. If the ticket is reopened in the "
            "meantime, nobody is asked."
        ),
    )

    @classmethod
    def of(cls, survey: Survey) -> SurveyForm:
        """Return the form filled in from the survey."""
        return cls(initial={name: getattr(survey, name) for name in cls.base_fields})
