"""Passwords that anybody would try first at this very desk."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rapport.people.models import Company, User

# Shorter ones are parts of too many good passwords.
LEAST_LETTERS = 4
# What is left beside the desk's own words must be worth guessing by itself.
LEAST_LEFT = 6


class OwnWordsValidator:
    """Refuses passwords made of the names of the product, the company and the desk's address.

    OWASP ASVS 5.0, 6.1.2 and 6.2.11: words that belong to the context.
    """

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ValidationError if hardly anything is left without the desk's own words."""
        left = _folded(password)
        found = [word for word in own_words() if word in left]
        for word in found:
            left = left.replace(word, "")
        if found and len(left) < LEAST_LEFT:
            raise ValidationError(
                _("The password is too close to the name of the company or of Rapport."),
                code="password_of_own_words",
            )

    def get_help_text(self) -> str:
        """Return the sentence beside the field."""
        return _("Not the name of the company or of Rapport with a number behind it.")


def own_words() -> list[str]:
    """Return the words, folded; the longest first, so that none leaves a rest of another."""
    texts = ["rapport", Company.objects.current().name, urlsplit(settings.BASE_URL).hostname or ""]
    words = {_folded(word) for text in texts for word in re.split(r"[\W_]+", text)}
    words |= {_folded(text) for text in texts}
    return sorted((word for word in words if len(word) >= LEAST_LETTERS), key=len, reverse=True)


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
