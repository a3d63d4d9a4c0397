"""The form for a program's token."""

from __future__ import annotations

from django.forms import CharField, ChoiceField, Form, RadioSelect, TypedChoiceField
from django.utils.translation import gettext_lazy as _

from rapport.people.actions.token import LASTS, NAME_LENGTH
from rapport.people.models import ApiToken


class TokenForm(Form):
    """Its name, whether it may write, and how long it works."""

    name = CharField(
        label=_("Name"), max_length=NAME_LENGTH, help_text=_("The program that will use it.")
    )
    scope = ChoiceField(
        label=_("Permissions"),
        choices=ApiToken.Scope.choices,
        initial=ApiToken.Scope.READ,
        widget=RadioSelect,
    )
    days = TypedChoiceField(
        label=_("Works for"),
        choices=[(30, _("30 days")), (90, _("90 days")), (365, _("a year"))],
        coerce=int,
        initial=LASTS,
        empty_value=LASTS,  # type: ignore[arg-type]  # The stubs know only texts.
        required=False,
        widget=RadioSelect,
    )
