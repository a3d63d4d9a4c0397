"""Remarks on a message's signatures and encryption."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from rapport.tickets.models import Message
from rapport.tickets.page.particulars import Remark

METHODS = {"smime": "S/MIME", "pgp": "PGP"}


def remarks(message: Message) -> Iterator[Remark]:
    """Yield remarks on a message's ``encryption`` and ``seals``."""
    encryption = message.particulars.get("encryption")
    if isinstance(encryption, Mapping):
        yield _of_encryption(encryption)
    seals = message.particulars.get("seals")
    if isinstance(seals, list):
        yield from (_of_seal(seal) for seal in seals if isinstance(seal, Mapping))


def _of_encryption(said: Mapping[str, Any]) -> Remark:
    method = METHODS.get(str(said.get("method")), "")
    obstacle = str(said.get("obstacle", ""))
    if not obstacle:
        return Remark(_("It came encrypted (%s) and was opened here.") % method, "lock", "plain")
    if not said.get("whole"):
        sentence = _("A part of this mail is encrypted (%s). Save the file, and open it yourself.")
        return Remark(sentence % method, "lock", "plain")
    return Remark(_obstacle(obstacle) % method, "lock", "broken")


def _obstacle(obstacle: str) -> str:
    return {
        "no-key": _(
            "This mail is encrypted (%s), and no key here opens it. An administrator can add the "
            "key under Settings, Mail keys; or ask the sender to write without encryption."
        ),
        "unsupported": _(
            "This mail is encrypted (%s) in a way that Rapport does not know. Save the original, "
            "and open it with your mail program; or ask the sender to write without encryption."
        ),
        "too-large": _(
            "This mail is encrypted (%s) and too large to be opened here. Save the original, and "
            "open it with your mail program."
        ),
    }.get(
        obstacle,
        _(
            "This mail is encrypted (%s) and was damaged on its way: it cannot be opened. Ask the "
            "sender to send it again."
        ),
    )


def _of_seal(said: Mapping[str, Any]) -> Remark:
    verdict = str(said.get("verdict"))
    signer = str(said.get("signer") or "")
    if verdict == "changed":
        sentence = (
            _("Changed after %s had signed it: do not rely on what it says.") % signer
            if signer
            else _("Changed after it had been signed: do not rely on what it says.")
        )
        return Remark(sentence, "alert", "broken")
    if verdict == "valid":
        return _valid(said, signer)
    if verdict == "unknown":
        return Remark(_unknown(said, signer), "info", "plain")
    return Remark(_unverifiable(str(said.get("reason", "")), signer), "info", "plain")


def _valid(said: Mapping[str, Any], signer: str) -> Remark:
    if not said.get("by_sender"):
        sentence = _("Signed by %s, who is not the stated sender.") % signer
        return Remark(sentence, "alert", "broken")
    if not said.get("whole"):
        sentence = _("Part of it is signed by %s; the rest could be anybody’s.") % signer
        return Remark(sentence, "info", "plain")
    return Remark(_("Signed by %s, and unchanged since.") % signer, "check", "good")


def _unknown(said: Mapping[str, Any], signer: str) -> str:
    if signer:
        return _("Signed in the name of %s. Nobody here has checked whether the key is theirs.") % (
            signer
        )
    return _("Signed with the key %s, which nobody here has checked.") % (
        str(said.get("fingerprint", ""))[-16:].upper() or "?"
    )


def _unverifiable(reason: str, signer: str) -> str:
    who = signer or _("somebody")
    sentences = {
        "weak": _("Signed by %s in a way so old that it no longer proves anything."),
        "unsupported": _("Signed by %s in a way that Rapport does not know."),
        "not-in-force": _("Signed by %s with a certificate that was not valid at the time."),
        "revoked": _("Signed by %s with a key that was revoked."),
        "purpose": _("Signed by %s with a certificate that is not for mail."),
    }
    found = sentences.get(reason)
    return found % who if found else _("Signed, but the signature is damaged and proves nothing.")
