"""Secrets of invitations and API tokens.

They are handed out once and stored only as a digest.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)

# 256 bits: nobody guesses one, so a plain digest needs neither salt nor stretching.
SECRET_BYTES = 32


@dataclass(frozen=True)
class Issued(Generic[Row]):
    """A row and its secret, which is known only at this moment."""

    row: Row
    secret: str


def new_secret(prefix: str = "") -> str:
    """Return a secret that fits into a link or a header."""
    return prefix + secrets.token_urlsafe(SECRET_BYTES)


def digest_of(secret: str) -> str:
    """Return the SHA-256 digest of a secret, in hexadecimal digits."""
    return hashlib.sha256(secret.encode()).hexdigest()
