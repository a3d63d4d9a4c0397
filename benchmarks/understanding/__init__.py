"""Measure the reading of mails on public collections with their authors' expectations.

`python -m rapport.channels.email.tests.understanding [--misses TASK]` prints a table. The
collections lie beside the project (`../shared/fixtures/mail`) and are not part of it.
"""

from __future__ import annotations
