"""The form to add a key."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.forms import CharField, FileField, Form, Textarea
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rapport.core.face.fields import SecretField


class KeyForm(Form):
    """A key, as a file or as text."""

    file = FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy("A certificate (.pem, .crt, .p12) or a PGP key (.asc, .gpg)."),
    )
    text = CharField(
        label=gettext_lazy("Or paste it as text"),
        required=False,
        strip=False,
        widget=Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text=gettext_lazy("It starts with -----BEGIN."),
    )
    passphrase = SecretField(
        label=gettext_lazy("Passphrase"),
        required=False,
        help_text=gettext_lazy("Only for a secret key that has one. It is stored encrypted."),
    )

    def clean(self) -> dict[str, Any]:
        """Require one of the two."""
        said = super().clean() or {}
        if not self.errors and not said.get("file") and not (said.get("text") or "").strip():
            self.add_error(None, _("Choose a file, or paste the key."))
        return said

    @property
    def content(self) -> bytes:
        """Return the bytes of the key."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            return bytes(file.read())
        return str(self.cleaned_data["text"]).strip().encode()
