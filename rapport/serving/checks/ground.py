"""Checks of address, data folder and secret key."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from rapport.core.checkup import Finding, broken, caution, good
from rapport.core.phrases import figures

LEAST_FREE = 1 << 30


def address() -> Iterator[Finding]:
    """Yield findings on whether the address in links can be reached by others."""
    url = urlsplit(settings.BASE_URL)
    if url.hostname in {"127.0.0.1", "localhost", "::1"}:
        yield caution(
            _("Address"),
            _(
                "Links in mails lead to %(url)s, which only this machine can open. "
                "Set RAPPORT_BASE_URL to the address that people use."
            )
            % {"url": settings.BASE_URL},
        )
    elif url.scheme == "http":
        yield caution(
            _("Address"),
            _("%(url)s is not encrypted: passwords travel in the open. Put HTTPS in front of it.")
            % {"url": settings.BASE_URL},
        )
    else:
        yield good(
            _("Address"), _("People reach the desk at %(url)s.") % {"url": settings.BASE_URL}
        )


def data_folder() -> Iterator[Finding]:
    """Yield findings on whether the data folder is writable, private and has room."""
    topic, home = _("Data folder"), settings.HOME
    if not os.access(home, os.W_OK | os.X_OK):
        yield broken(topic, _("%(home)s cannot be written by this user.") % {"home": home})
        return
    free = shutil.disk_usage(home).free
    values = {"home": home, "free": figures.number(free / (1 << 30), 1)}
    if free < LEAST_FREE:
        yield broken(
            topic,
            _("Only %(free)s GB are free at %(home)s. Make room before it fills up.") % values,
        )
    elif stat.S_IMODE(home.stat().st_mode) & 0o077:
        yield caution(
            topic, _("Others on this machine can look into %(home)s: chmod 700 %(home)s.") % values
        )
    else:
        yield good(topic, _("%(home)s can be written and has %(free)s GB free.") % values)


def secret_key() -> Iterator[Finding]:
    """Yield findings on whether only its owner can read the secret key."""
    topic = _("Secret key")
    named = os.environ.get("RAPPORT_SECRET_KEY_FILE") or str(settings.HOME / "secret-key")
    if os.environ.get("RAPPORT_SECRET_KEY"):
        yield good(topic, _("It is given in the environment."))
    elif stat.S_IMODE(os.stat(named).st_mode) & 0o077:
        yield broken(
            topic,
            _("Others on this machine can read %(path)s, and with it sign in as anybody: ")
            % {"path": named}
            + f"chmod 600 {named}.",
        )
    else:
        yield good(topic, _("Only its owner can read %(path)s.") % {"path": named})
