"""Finding people who work here by name or address."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from rapport.core.database.fulltext import words
from rapport.core.database.ranking import Ranked, ranked
from rapport.core.face.palette import LIMIT_A_SOURCE, Command
from rapport.core.phrases.folding import folded
from rapport.people.models import User


def find(text: str) -> list[Ranked[User]]:
    """Return those in whose name or address every word occurs, the best match first.

    Who works here may see the pages of all who do. They are few enough to be read as a whole.
    """
    typed = words(text)
    if not typed:
        return []
    everybody = User.objects.active().order_by("name", "pk").only("pk", "name", "email", "role")
    found = [
        person
        for person in everybody
        if all(word in folded(f"{person.name} {person.email}") for word in typed)
    ]
    return ranked(found, text, name=lambda each: each.name, keys=lambda each: [each.email])


def commands(user: User, text: str) -> Iterator[Command]:
    """Yield colleagues as lines of the palette."""
    for each in find(text)[:LIMIT_A_SOURCE]:
        yield Command(
            label=each.found.name,
            url=each.found.get_absolute_url(),
            icon="user",
            hint=str(each.found.get_role_display()),
            group=_("Colleagues"),
            rank=each.rank,
        )
