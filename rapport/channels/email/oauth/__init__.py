"""Sign in to mail servers without a password: OAuth 2.0 (RFC 6749), PKCE (RFC 7636), XOAUTH2."""

from __future__ import annotations
