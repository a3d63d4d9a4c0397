"""Output of the commands about mailboxes."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rapport.channels.email.mailboxes.probe import Findings
    from rapport.channels.email.models import Mailbox


def tell(findings: Findings, as_json: bool) -> None:
    """Print step by step what works."""
    if as_json:
        steps = [
            {"step": step.name, "works": step.works, "sentence": step.sentence}
            for step in findings.steps
        ]
        document = {"works": findings.all_work, "steps": steps}
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
        return
    if not findings.steps:
        sys.stdout.write("No server is named for this mailbox, so there is nothing to test.\n")
    for step in findings.steps:
        mark = "works" if step.works else "FAILS"
        sys.stdout.write(f"{mark}  {step.name}: {step.sentence}\n")


def document(mailbox: Mailbox) -> dict[str, Any]:
    """Return a mailbox as JSON-ready data."""
    from rapport.channels.models import Inbound

    parked = Inbound.objects.of("email", mailbox.account).parked()
    return {
        "name": mailbox.name,
        "address": mailbox.address,
        "queue": mailbox.queue.name,
        "connected": mailbox.is_enabled,
        "default": mailbox.is_default,
        "folders": [folder.name for folder in mailbox.folders.all()],
        "protocol": mailbox.fetch_protocol if mailbox.fetch_host else None,
        "signs_in": mailbox.grant.provider if mailbox.grant else "password",
        "needs_sign_in": mailbox.needs_sign_in,
        "fetched_at": _iso(mailbox.fetched_at),
        "behind": mailbox.behind,
        "failing_since": _iso(mailbox.failing_since),
        "failure": mailbox.failure or None,
        "sent_at": _iso(mailbox.sent_at),
        "send_failing_since": _iso(mailbox.send_failing_since),
        "send_failure": mailbox.send_failure or None,
        "parked": parked.count(),
    }


def line(document: dict[str, Any]) -> str:
    """Return the same on one line, for people."""
    state = "works" if document["connected"] else "disconnected"
    if document["needs_sign_in"]:
        state = f"needs somebody to sign in: rapport mailbox sign-in “{document['name']}”"
    if document["failure"] or document["send_failure"]:
        state = document["failure"] or document["send_failure"]
    fetched = document["fetched_at"] or "never"
    return (
        f"{document['name']} <{document['address']}>  {state}  fetched {fetched}, "
        f"{document['behind']} behind, {document['parked']} parked\n"
    )


def _iso(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z") if at else None


def say(document: dict[str, Any], as_json: bool, sentence: str) -> None:
    """Print the document or the sentence."""
    told = json.dumps(document, ensure_ascii=False) if as_json else sentence
    sys.stdout.write(told + "\n")
