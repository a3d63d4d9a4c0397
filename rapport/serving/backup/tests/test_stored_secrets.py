"""Sealed secrets: found from the models, and opened by the check-up."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator

import rapport
from conftest import MONDAY
from rapport.channels.email.models import Mailbox
from rapport.core.checkup import Verdict
from rapport.core.sealed import columns
from rapport.core.secrets import seal
from rapport.people.models import User
from rapport.serving.checks.secrets import stored_secrets
from rapport.tickets.models import Queue

PACKAGE = Path(rapport.__file__).parent


@pytest.mark.django_db
def test_secrets_of_another_key_are_named(settings: Any, ada: User, support_queue: Queue) -> None:
    mailbox = Mailbox.objects.create(
        name="Support",
        address="help@desk.example",
        queue=support_queue,
        smtp_password=seal("geheim"),
        connected_at=MONDAY,
    )
    Authenticator.objects.create(user=ada, type="totp", data={"secret": seal("seed")})
    (good,) = stored_secrets()
    assert (good.verdict, "All 2 can be opened" in good.sentence) == (Verdict.GOOD, True)

    settings.SECRET_KEY = "another key of forty characters, at least so"
    Mailbox.objects.filter(pk=mailbox.pk).update(fetch_password=seal("of the new key"))
    (broken,) = stored_secrets()
    assert broken.verdict is Verdict.BROKEN
    assert "2 of 3 cannot be opened" in broken.sentence
    assert "smtp password" in broken.sentence
    assert str(mailbox) in broken.sentence
    assert "fetch password" not in broken.sentence


def test_whatever_is_sealed_goes_into_a_column_that_says_so() -> None:
    known = {column.field.name for column in columns()}
    sealed = {
        target.attr
        for path in PACKAGE.rglob("*.py")
        if "tests" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assign) and "seal(" in ast.unparse(node.value)
        for target in node.targets
        if isinstance(target, ast.Attribute)
    }

    assert sealed, "the actions of mailboxes and keys seal something"
    assert sealed - known == set(), "Make it a SealedTextField, so that the check-up finds it."
    assert {"fetch_password", "data"} <= known
