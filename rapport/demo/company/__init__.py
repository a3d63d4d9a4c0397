"""The demonstration company, Kalendula, and its tickets' stories.

Pure code without a database. Everything follows from a ``Plan`` (how many tickets, how many
months, which seed, until when), and is generated as a stream, so that a million tickets need no
more memory than a thousand.
"""

from __future__ import annotations
