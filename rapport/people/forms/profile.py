"""Forms for a person's own details."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.forms import CharField, ChoiceField, Form, RadioSelect
from django.utils.translation import gettext_lazy as _

from rapport.people.fields import NAME_LENGTH
from rapport.people.forms.zones import ZoneField
from rapport.people.models import User

# Languages under their own names: people looking for theirs may not read the current one.
OWN_NAMES = {"en": "English", "de": "Deutsch"}


class DetailsForm(Form):
    """Name, zone and language of somebody."""

    name = CharField(label=_("Name"), max_length=NAME_LENGTH)
    timezone = ZoneField(help_text=_("Times are shown in this zone."))
    language = ChoiceField(
        label=_("Language"),
        choices=lambda: [(code, OWN_NAMES.get(code, name)) for code, name in settings.LANGUAGES],
    )
    FIELDS: ClassVar[tuple[str, ...]] = ("name", "timezone", "language")

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {field: getattr(person, field) for field in self.FIELDS})
        super().__init__(*args, **kwargs)
        zone = self.fields["timezone"]
        assert isinstance(zone, ZoneField)
        zone.offer(person.timezone)


class ProfileForm(DetailsForm):
    """One's own details, and how pages look."""

    theme = ChoiceField(label=_("Theme"), choices=User.Theme.choices, widget=RadioSelect)
    FIELDS: ClassVar[tuple[str, ...]] = ("name", "timezone", "language", "theme")
