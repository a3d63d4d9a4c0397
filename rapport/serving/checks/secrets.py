"""Checks of the secrets that are sealed in the database."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.core.checkup import Finding, broken, good
from rapport.core.sealed import open_all
from rapport.serving.backup import key

NAMED = 5


def stored_secrets() -> Iterator[Finding]:
    """Yield findings on whether every sealed secret can be opened, and those that cannot."""
    topic = _("Stored secrets")
    opened = open_all()
    if not opened.shut:
        sentence = ngettext(
            "%(count)d can be opened with the secret key (fingerprint %(key)s).",
            "All %(count)d can be opened with the secret key (fingerprint %(key)s).",
            opened.count,
        )
        yield good(topic, sentence % {"count": opened.count, "key": key.ours()})
        return
    names = [f"{shut.owner}: {shut.field}" for shut in opened.shut[:NAMED]]
    if len(opened.shut) > NAMED:
        names.append("…")
    yield broken(
        topic,
        _(
            "%(shut)d of %(count)d cannot be opened: the secret key is not the one they "
            "were stored with (its fingerprint is %(key)s). Bring the old key back, or enter them "
            "again: %(names)s."
        )
        % {
            "shut": len(opened.shut),
            "count": opened.count,
            "key": key.ours(),
            "names": "; ".join(names),
        },
    )
