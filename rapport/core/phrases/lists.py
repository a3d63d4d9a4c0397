"""Names one after another, as a person says them."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _


def listed(names: Sequence[str]) -> str:
    """Return the names as part of a sentence: "Ben", "Ben and Cleo", "Ben, Cleo and Dora"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}
