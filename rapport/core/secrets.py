"""Encryption of secrets (mailbox passwords) in the database."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.translation import gettext as _

from rapport.core.errors import Misconfigured


def seal(plain: str) -> str:
    """Encrypt a secret with a key derived from the secret key (Fernet: AES-128-CBC, HMAC)."""
    return _box().encrypt(plain.encode()).decode()


def unseal(sealed: str, *, otherwise: str = "") -> str:
    """Decrypt a sealed secret; raises Misconfigured when the secret key has changed since.

    ``otherwise`` is the sentence for that, if the secret is no password.
    """
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        password = _(
            "A stored password cannot be read: the secret key has changed since it was saved. "
            "Enter the password again."
        )
        raise Misconfigured(otherwise or password) from error


def _box() -> Fernet:
    digest = hashlib.sha256(b"rapport.core.secrets:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
