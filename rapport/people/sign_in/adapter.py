"""Adapters for allauth.

People come by invitation, and links are made from our own address.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rapport.core.secrets import seal, unseal
from rapport.people.actions import change_password
from rapport.people.models import User
from rapport.people.sign_in import post


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Closes public sign-up, and keeps request data from outsiders out of our mail."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": gettext_lazy("The email address or the password is wrong."),
        "incorrect_password": gettext_lazy("The password is wrong."),
        "enter_current_password": gettext_lazy("This is not your current password."),
        "incorrect_code": gettext_lazy("The code is wrong or has expired."),
        "too_many_login_attempts": gettext_lazy(
            "Too many wrong attempts. Try again in an hour, or reset your password."
        ),
        "rate_limited": gettext_lazy("Too many attempts. Wait a minute, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: nobody signs up, people are invited."""
        return False

    def set_password(self, user: User, password: str) -> None:
        """Change the password through the action, which leaves its event."""
        changed = change_password(user, password=password, by=user)
        user.password = changed.password

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the link from our own address, never from the Host header."""
        names = {"uidb36": "UID", "key": "KEY"}
        path = reverse("account_reset_password_from_key", kwargs=names)
        return str(settings.BASE_URL) + path.replace("UID-KEY", quote(key))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Leave the mail to the worker, in its reader's language and zone.

        What it reports has happened whether it arrives or not.
        """
        values = {**context, "email": email, "base_url": settings.BASE_URL}
        person = User.objects.filter(email=email.lower()).first() or User()
        with translation.override(person.language), timezone.override(person.zone):
            mail = self.render_mail(template_prefix, email, values)
        post.leave(mail)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count attempts by person only: allauth's key contains the Host header, which anybody can
        set.
        """
        return str(credentials.get("email") or credentials.get("username") or "").lower()


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is untyped
    """Encrypts the secrets of the second step, and names passkeys after this desk."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("The code is wrong or has expired.")
    }

    def encrypt(self, text: str) -> str:
        """Encrypt a secret before it is stored."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt a stored secret."""
        return unseal(encrypted_text)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: object) -> str:
        """Return a name for an unnamed passkey."""
        return _("Passkey")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Bind passkeys to the host name of our own address (WebAuthn Level 2, 5.4.2).

        On one's own machine the page may be at 127.0.0.1, for which browsers create no passkeys,
        or at localhost, for which they do: there the requested host counts.
        """
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        host = urlsplit(settings.BASE_URL).hostname or ""
        if not settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN:
            entity["id"] = host
        return {**entity, "name": "Rapport"}
