"""From the HTML or flowed text of a mail to lines."""

from __future__ import annotations
