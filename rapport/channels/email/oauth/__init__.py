"""Sign-in to mail servers by OAuth 2.0 instead of passwords.

RFC 6749, with PKCE (RFC 7636) and XOAUTH2.
"""

from __future__ import annotations
