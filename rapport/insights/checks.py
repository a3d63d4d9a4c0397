"""The check of the files behind the figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from rapport.core.checkup import Finding, caution, good
from rapport.core.derived import aside
from rapport.core.phrases.lists import listed
from rapport.metrics.warehouse import warehouse

NAMED = 5


def facts() -> Iterator[Finding]:
    """Yield findings on whether the files of the facts are sound, and what was set aside."""
    topic, store = _("Figures"), warehouse()
    if not store.is_sound():
        yield caution(
            topic,
            _(
                "Files behind them are damaged, and are being rebuilt from the database. If this "
                "stays, no server runs: start it with `rapport serve`."
            ),
        )
        return
    root = Path(settings.FACTS_ROOT)
    found = [
        *aside.kept(root),
        *(each for each in aside.kept(root.parent) if root.name in each.name),
    ]
    if found:
        yield caution(
            topic,
            _(
                "Damaged files were set aside and rebuilt: %(files)s. Nothing is lost, but the "
                "disk may be failing. Delete them once you have seen them."
            )
            % {"files": listed([path.name for path in found[:NAMED]])},
        )
    elif store.manifest().as_of is None:
        yield caution(topic, _("They have not been counted yet. A running server does it."))
    else:
        yield good(topic, _("The files behind them are sound."))
