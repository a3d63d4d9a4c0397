"""The web form: a public page that opens tickets."""

from __future__ import annotations
