"""The servers and users that each sealed secret is bound to."""

from __future__ import annotations

from django.apps import apps
from django.core.exceptions import FieldError
from django.db.models import Model

from rapport.core.sealed import SealedTextField

# Keys open and sign mail on this machine; nothing sends them anywhere.
NEVER_SENT = {"mail_keys.MailKey.secret", "mail_keys.MailKey.passphrase"}


def test_every_sealed_secret_that_is_sent_is_bound() -> None:
    unbound = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, SealedTextField) and not field.bound_to
    }
    assert unbound == NEVER_SENT


def test_what_binds_them_exists() -> None:
    unknown = {
        f"{model._meta.label}.{field.name}: {tie}"
        for model in apps.get_models()
        for field in model._meta.local_fields
        for tie in (field.bound_to if isinstance(field, SealedTextField) else ())
        if not _leads_somewhere(model, tie)
    }
    assert unknown == set()


def _leads_somewhere(model: type[Model], tie: str) -> bool:
    try:
        model._default_manager.values(tie)
    except FieldError:
        return False
    return True
