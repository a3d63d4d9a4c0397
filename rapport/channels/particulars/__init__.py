"""What a wire brought beside words and files, as the page of a ticket shows it."""

from __future__ import annotations
