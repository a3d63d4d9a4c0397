"""Kinds of events about keys, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.timeline import kinds

ADDED = kinds.define("mail_key.added", _("{by} added the mail key of {name}"))
REMOVED = kinds.define("mail_key.removed", _("{by} removed the mail key of {name}"))
