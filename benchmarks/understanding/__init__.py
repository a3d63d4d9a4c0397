"""Reading public collections, compared with their authors' expectations.

The collections lie beside the project (`../shared/fixtures/mail`) and are not part of it.
"""

from __future__ import annotations
