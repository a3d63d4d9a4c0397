"""allauth's forms for the second step, in our words."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base import forms as base
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from django.forms import BooleanField, HiddenInput
from django.utils.translation import gettext_lazy as _

from rapport.people.forms.sign_in import in_our_words

CODE = _("Code")


class CodeForm(base.AuthenticateForm):  # type: ignore[misc]  # allauth is untyped
    """The code that an authenticator app shows, or one of the recovery codes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(self, code=CODE)
        self.fields["code"].help_text = _("Six digits from your app, or a recovery code.")
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autofocus": True}


class ReauthenticateCodeForm(base.ReauthenticateForm):  # type: ignore[misc]  # allauth is untyped
    """The code once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(self, code=CODE)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autofocus": True}


class ActivateForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth is untyped
    """The first code of a new app, to make sure that it has learnt the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(self, code=_("The code the app shows now"))
        self.fields["code"].widget.attrs |= {"inputmode": "numeric"}


class AddPasskeyForm(webauthn.AddWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    """A name for the passkey; the credential comes from the browser (passkey.js).

    Every one is a real passkey: it signs in without the password, so it must know its owner.
    """

    passwordless = BooleanField(initial=True, widget=HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(self, name=_("Name"))
        self.fields["name"].help_text = _(
            "A name you will recognise, such as “Phone” or “Blue key”."
        )
        self.initial["name"] = ""


class RenamePasskeyForm(webauthn.EditWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(self, name=_("Name"))
