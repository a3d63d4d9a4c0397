"""A listener for mail servers, which hand mail over by LMTP (RFC 2033) or SMTP (RFC 5321)."""

from __future__ import annotations
