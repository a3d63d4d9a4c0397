"""Personal data of contact forms."""

from __future__ import annotations

from rapport.core.personal import Impersonal

DECLARED = (
    Impersonal(
        "webform.ContactForm",
        dict.fromkeys(("name", "slug", "intro"), "a form, written by managers"),
    ),
)
