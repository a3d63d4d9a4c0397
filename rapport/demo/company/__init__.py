"""The demonstration company, Kalendula, and the stories of its tickets: pure, no database.

Everything follows from a ``Plan`` (how many tickets, how many months, which seed, until when), and
is told as a stream, so that a million tickets need no more memory than a thousand.
"""

from __future__ import annotations
