"""Forms for a person's own details."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.forms import BooleanField, CharField, ChoiceField, Form, RadioSelect
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rapport.people.fields import NAME_LENGTH
from rapport.people.forms.zones import ZoneField
from rapport.people.models import User

# Languages under their own names: people looking for theirs may not read the current one.
OWN_NAMES = {"en": "English", "de": "Deutsch"}


class LanguageField(ChoiceField):
    """A language that pages are available in; with ``guess`` that of the page is proposed."""

    def __init__(self, *, guess: bool = False, **kwargs: Any) -> None:
        named = [(code, OWN_NAMES.get(code, name)) for code, name in settings.LANGUAGES]
        self.guesses = guess
        if guess:
            kwargs["initial"] = get_language
        super().__init__(**{"label": _("Language"), "choices": named, **kwargs})

    def clean(self, value: Any) -> Any:
        """Return the chosen language, or that in which the page was read."""
        return super().clean(value or (get_language() if self.guesses else value))


class DetailsForm(Form):
    """Name, zone and language of somebody."""

    name = CharField(label=_("Name"), max_length=NAME_LENGTH)
    timezone = ZoneField(help_text=_("Times are shown in this zone."))
    language = LanguageField()
    FIELDS: ClassVar[tuple[str, ...]] = ("name", "timezone", "language")

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {field: getattr(person, field) for field in self.FIELDS})
        super().__init__(*args, **kwargs)
        zone = self.fields["timezone"]
        assert isinstance(zone, ZoneField)
        zone.offer(person.timezone)


class ProfileForm(DetailsForm):
    """One's own details, how pages look, and which emails one gets."""

    theme = ChoiceField(label=_("Theme"), choices=User.Theme.choices, widget=RadioSelect)
    hears_by_mail = BooleanField(
        label=_("Tell me by email when a colleague gives me something"),
        help_text=_("It is in Rapport under “Given to you” either way."),
        required=False,
    )
    FIELDS: ClassVar[tuple[str, ...]] = (
        "name",
        "timezone",
        "language",
        "theme",
        "hears_by_mail",
    )
