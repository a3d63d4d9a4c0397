"""Encryption of secrets (mailbox passwords) in the database."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from functools import cache

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.translation import gettext as _

from rapport.core.errors import Misconfigured

Unseal = Callable[[str], str]
# A fingerprint may be read by many; a key that people chose must not be guessed from it.
ROUNDS = 200_000


def seal(plain: str) -> str:
    """Encrypt a secret with a key derived from the secret key (Fernet: AES-128-CBC, HMAC)."""
    return _box(settings.SECRET_KEY).encrypt(plain.encode()).decode()


def unseal(sealed: str, *, otherwise: str = "", key: str = "") -> str:
    """Decrypt a sealed secret; raises Misconfigured when the secret key has changed since.

    ``otherwise`` is the sentence for that, if the secret is no password; ``key`` is another secret
    key than ours.
    """
    try:
        return _box(key or settings.SECRET_KEY).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        password = _(
            "A stored password cannot be read: the secret key has changed since it was saved. "
            "Enter the password again."
        )
        raise Misconfigured(otherwise or password) from error


@cache
def fingerprint(key: str) -> str:
    """Return 16 hexadecimal digits by which a secret key is recognised (PBKDF2, HMAC-SHA-256)."""
    return hashlib.pbkdf2_hmac("sha256", key.encode(), b"rapport.fingerprint", ROUNDS, 8).hex()


def _box(key: str) -> Fernet:
    digest = hashlib.sha256(b"rapport.core.secrets:" + key.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
