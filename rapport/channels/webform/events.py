"""Kinds of events about contact forms, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.timeline import kinds

MADE = kinds.define("contactform.made", _("{by} created the contact form {name}"))
CHANGED = kinds.define("contactform.changed", _("{by} changed the contact form {name}"))
