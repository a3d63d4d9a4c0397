"""Contact forms as ways for lost visitors."""

from __future__ import annotations

from collections.abc import Iterator

from rapport.channels.webform.models import ContactForm
from rapport.people.places.outside import Way

# Whoever is lost is not helped by a long list.
MOST = 3


def open_forms() -> Iterator[Way]:
    """Yield the open contact forms."""
    for form in ContactForm.objects.filter(is_open=True)[:MOST]:
        yield Way(form.name, form.get_absolute_url())
