"""Lines of visiting cards, told from the words of a writer."""

from __future__ import annotations
