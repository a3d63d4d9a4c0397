"""allauth's sign-in forms, in our words.

A label instead of a placeholder, and help where it is needed.
"""

from __future__ import annotations

from typing import Any

from allauth.account import forms
from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rapport.people.sign_in import post

ADDRESS = _("Email address")
PASSWORD = _("Password")
NEW_PASSWORD = _("New password")
SAY_AGAIN = _("New password again")
RULE = _("At least ten characters. A few plain words are good and easy to remember.")


def in_our_words(form: Form, **labels: object) -> None:
    """Label the fields, and remove the placeholders and help that they came with."""
    for name, label in labels.items():
        field = form.fields[name]
        field.label = label  # type: ignore[assignment]  # a lazy translation is a label
        field.help_text = ""
        field.widget.attrs.pop("placeholder", None)


class SignInForm(forms.LoginForm):  # type: ignore[misc]  # allauth is untyped
    """Mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(self, login=ADDRESS, password=PASSWORD)
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["login"].widget.attrs["autofocus"] = True


class ResetForm(forms.ResetPasswordForm):  # type: ignore[misc]  # allauth is untyped
    """The address of a person who forgot their password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(self, email=ADDRESS)
        self.fields["email"].widget.attrs["autofocus"] = True

    def clean_email(self) -> str:
        """Accept every address alike: the owner is looked up after the answer has been sent."""
        return str(self.cleaned_data["email"]).lower()

    def save(self, request: HttpRequest, **options: object) -> str:
        """Ask the worker for the link."""
        email = str(self.cleaned_data["email"])
        post.send_reset_link.enqueue(email)
        return email


class NewPasswordForm(forms.ResetPasswordKeyForm):  # type: ignore[misc]  # allauth is untyped
    """A new password, by the link in the mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(self, password1=NEW_PASSWORD, password2=SAY_AGAIN)
        self.fields["password1"].help_text = RULE


class ChangePasswordForm(forms.ChangePasswordForm):  # type: ignore[misc]  # allauth is untyped
    """A new password, with the old one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(
            self, oldpassword=_("Current password"), password1=NEW_PASSWORD, password2=SAY_AGAIN
        )
        self.fields["password1"].help_text = RULE


class SetPasswordForm(forms.SetPasswordForm):  # type: ignore[misc]  # allauth is untyped
    """A first password, for somebody who has none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(self, password1=NEW_PASSWORD, password2=SAY_AGAIN)
        self.fields["password1"].help_text = RULE


class ReauthenticateForm(forms.ReauthenticateForm):  # type: ignore[misc]  # allauth is untyped
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(self, password=PASSWORD)
        self.fields["password"].widget.attrs["autofocus"] = True
