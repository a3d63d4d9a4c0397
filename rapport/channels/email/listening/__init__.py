"""The listener for mail servers, by LMTP or SMTP.

RFC 2033 and RFC 5321.
"""

from __future__ import annotations
