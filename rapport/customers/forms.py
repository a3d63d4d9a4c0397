"""Forms about customers and organisations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rapport.core.face.fields import LongTextField
from rapport.customers import languages
from rapport.customers.models import Identity, Note, Organisation, Person
from rapport.customers.models.note import LONGEST
from rapport.customers.models.person import Prefers
from rapport.people.forms.zones import ZoneField


class PropertiesForm(forms.Form):
    """What we know of a person, besides their addresses."""

    name = forms.CharField(label=_("Name"), max_length=160, required=False)
    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=160,
        required=False,
        help_text=_("A name that does not exist yet creates an organisation."),
    )
    language = forms.ChoiceField(label=_("Preferred language"), required=False)
    prefers = forms.ChoiceField(
        label=_("Preferred channel"),
        choices=[("", _("not known")), *Prefers.choices],
        required=False,
    )
    timezone = ZoneField(required=False, blank=_("not known"))

    def __init__(self, data: Any = None, *, person: Person) -> None:
        known = {name: getattr(person, name) for name in self.base_fields}
        super().__init__(data, initial=known)
        unknown = [("", _("not known"))]
        self._offer("language", [*unknown, *languages.choices(person.language)])
        zone = self.fields["timezone"]
        assert isinstance(zone, ZoneField)
        zone.offer(person.timezone)

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class OrganisationForm(forms.Form):
    """An organisation's name and mail domain."""

    name = forms.CharField(label=_("Name"), max_length=160)
    domain = forms.CharField(
        label=_("Mail domain"),
        max_length=160,
        required=False,
        help_text=_("Whoever writes from this domain for the first time belongs here."),
    )

    @classmethod
    def of(cls, organisation: Organisation) -> OrganisationForm:
        """Return the form filled in for an organisation."""
        return cls(initial={name: getattr(organisation, name) for name in cls.base_fields})


class AddressForm(forms.Form):
    """One more address of a person."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Identity.Kind.choices)
    value = forms.CharField(label=_("Address"), max_length=254)


class NoteForm(forms.Form):
    """A note for colleagues."""

    text = LongTextField(lines=4, label=_("Note"), max_length=LONGEST)
    pinned = forms.BooleanField(label=_("Pin it: show it to everybody who answers"), required=False)

    @classmethod
    def of(cls, note: Note) -> NoteForm:
        """Return the form filled in for a note."""
        return cls(initial={"text": note.text, "pinned": note.is_pinned})
