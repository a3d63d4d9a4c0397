"""The form of the company's settings."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import BooleanField, CharField, FileField, FileInput, Form, TextInput
from django.utils.translation import gettext_lazy as _

from rapport.core.errors import Invalid
from rapport.people import logos
from rapport.people.fields import NAME_LENGTH
from rapport.people.forms.profile import LanguageField
from rapport.people.models import Company

OURS = "#1a5e63"


class CompanyForm(Form):
    """What customers see of the company."""

    name = CharField(
        label=_("Company name"),
        max_length=NAME_LENGTH,
        required=False,
        help_text=_("Shown on surveys, contact forms, invitations and the page for signing in."),
    )
    language = LanguageField(
        label=_("Language for customers"),
        required=False,
        help_text=_(
            "Confirmations and surveys are in this language, unless we know a customer’s own."
        ),
    )
    logo = FileField(
        label=_("Logo"),
        required=False,
        widget=FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        help_text=_("PNG, JPEG or WebP, at most 2 MB. It is shown up to 48 pixels high."),
    )
    without_logo = BooleanField(label=_("Remove the logo"), required=False)
    has_accent = BooleanField(label=_("Use our own colour on customers’ pages"), required=False)
    accent = CharField(
        label=_("Colour"),
        required=False,
        max_length=20,
        widget=TextInput(attrs={"type": "color"}),
        help_text=_("For buttons and links. It must be dark enough to read on paper."),
    )

    @classmethod
    def of(cls, company: Company, data: Any = None, files: Any = None) -> CompanyForm:
        """Return the form filled in from the company, or as it was sent."""
        initial = {
            "name": company.name,
            "language": company.language or settings.LANGUAGE_CODE,
            "has_accent": bool(company.accent),
            "accent": company.accent or OURS,
        }
        form = cls(data, files, initial=initial)
        if not company.logo:
            del form.fields["without_logo"]
        return form

    def clean_logo(self) -> UploadedFile[Any] | None:
        """Refuse what is no picture, beside its field."""
        uploaded: UploadedFile[Any] | None = self.cleaned_data["logo"]
        if uploaded:
            try:
                logos.read(uploaded.read())
            except Invalid as refused:
                raise ValidationError(refused.sentence) from refused
            uploaded.seek(0)
        return uploaded

    def changes(self) -> dict[str, Any]:
        """Return what ``change_company`` takes."""
        said = self.cleaned_data
        uploaded: UploadedFile[Any] | None = said["logo"]
        changes: dict[str, Any] = {
            "name": said["name"],
            "accent": said["accent"] if said["has_accent"] else "",
        }
        if said["language"]:
            changes["language"] = said["language"]
        if uploaded:
            changes["logo"] = uploaded.read()
        elif said.get("without_logo"):
            changes["logo"] = b""
        return changes
