"""Lines of text from a mail's HTML or flowed text."""

from __future__ import annotations
