"""The secret key of a backup, and whether ours is the same."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from rapport.core import env
from rapport.core.errors import Conflict
from rapport.core.secrets import fingerprint


def ours() -> str:
    """Return the fingerprint of the key in use."""
    return fingerprint(settings.SECRET_KEY)


def file_inside() -> Path | None:
    """Return the key's file if it lies in the data folder; None when the key is kept elsewhere."""
    inside, used = settings.HOME / "secret-key", env.secret_key_file(settings.HOME)
    return inside if used is not None and used.resolve() == inside else None


def lacking() -> str:
    """Return what to say of a backup without the key, or "" when the key is inside."""
    if file_inside() is not None:
        return ""
    return _(
        "The secret key is not in this backup, because it is kept outside the data folder "
        "(%(where)s). Without it, no stored password can be opened after a restore. Keep it in "
        "a safe place of its own; its fingerprint is %(fingerprint)s."
    ) % {
        "where": env.secret_key_file(settings.HOME) or "RAPPORT_SECRET_KEY",
        "fingerprint": ours(),
    }


def require(manifest_key: dict[str, object] | None, *, other_key: bool) -> None:
    """Raise Conflict when the stored secrets of a backup could not be opened here.

    ``other_key`` is what people say who restore it nevertheless. Older backups tell nothing of
    their key.
    """
    if manifest_key is None or other_key or manifest_key["fingerprint"] == ours():
        return
    if manifest_key["included"] and file_inside() is not None:
        # It takes the place of ours.
        return
    raise Conflict(
        _(
            "This backup was made with another secret key (fingerprint %(theirs)s; the key here "
            "has %(ours)s), so its stored passwords could not be opened. Give the old key in "
            "RAPPORT_SECRET_KEY_FILE. If it is lost, --other-key restores the rest, and "
            "passwords of mailboxes and second steps must be set up again."
        )
        % {"theirs": manifest_key["fingerprint"], "ours": ours()}
    )
