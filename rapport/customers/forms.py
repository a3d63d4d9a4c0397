"""Forms about a customer."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rapport.core.face.fields import LongTextField
from rapport.customers.models import Identity, Person


class PropertiesForm(forms.Form):
    """A person's name, language, time zone and the note to read before answering."""

    name = forms.CharField(label=_("Name"), max_length=160, required=False)
    language = forms.CharField(
        label=_("Language"), max_length=12, required=False, help_text=_("A code such as de or ja.")
    )
    timezone = forms.CharField(
        label=_("Time zone"),
        max_length=64,
        required=False,
        help_text=_("Such as Europe/Berlin."),
    )
    notes = LongTextField(
        lines=3,
        label=_("Pinned note"),
        required=False,
        max_length=5000,
        help_text=_("Shown to everybody who answers this person."),
    )

    @classmethod
    def of(cls, person: Person) -> PropertiesForm:
        """Return the form filled in for a person."""
        return cls(initial={name: getattr(person, name) for name in cls.base_fields})


class OrganisationForm(forms.Form):
    """The organisation that a person belongs to."""

    organisation = forms.CharField(label=_("Organisation"), max_length=160, required=False)


class AddressForm(forms.Form):
    """One more address of a person."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Identity.Kind.choices)
    value = forms.CharField(label=_("Address"), max_length=254)
