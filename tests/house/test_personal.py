"""Personal data, all of it declared: held, mentioned, or about nobody."""

from __future__ import annotations

from collections import defaultdict

from django.apps import apps
from django.db import models

from rapport.core.personal import PERSONAL, Held, Impersonal, Mentions

WORDS = (models.CharField, models.TextField, models.JSONField, models.FileField)
# What other packages keep about people, and what becomes of it.
OF_OTHERS = {
    "account.EmailAddress": "belongs to a colleague's account",
    "account.EmailConfirmation": "belongs to a colleague's account",
    "auth.Group": "not used",
    "auth.Permission": "not used",
    "axes.AccessAttempt": "attempts at signing in, forgotten after the lock",
    "axes.AccessAttemptExpiration": "times",
    "axes.AccessFailureLog": "not used",
    "axes.AccessLog": "not used",
    "contenttypes.ContentType": "names of tables",
    "django_tasks_database.DBTaskResult": "mails about accounts, deleted after 14 days",
    "mfa.Authenticator": "belongs to a colleague's account",
    "sessions.Session": "a colleague's session, signed",
}


def declared() -> dict[str, set[str]]:
    """Return the fields of each model that somebody has thought about."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in PERSONAL:
        if isinstance(each, Held):
            found[each.model] |= set(each.erased)
            if each.is_removed:
                fields = apps.get_model(each.model)._meta.concrete_fields
                found[each.model] |= {field.name for field in fields}
        else:
            found[each.model] |= set(each.fields)
    return found


def words_of(model: type[models.Model]) -> set[str]:
    """Return the names of a model's fields for words of people."""
    fields = model._meta.concrete_fields
    return {each.name for each in fields if isinstance(each, WORDS) and not each.choices}


def test_every_field_for_words_is_declared() -> None:
    known = declared()
    left = {
        f"{model._meta.label}.{name}"
        for model in apps.get_models()
        if model.__module__.startswith("rapport.")
        for name in words_of(model) - known[model._meta.label]
    }

    assert sorted(left) == [], "Declare it in the personal.py of its room."


def test_models_of_other_packages_are_known() -> None:
    others = {
        model._meta.label
        for model in apps.get_models()
        if not model.__module__.startswith("rapport.")
    }

    assert others == set(OF_OTHERS)


def test_what_is_declared_exists() -> None:
    for each in PERSONAL:
        model = apps.get_model(each.model)
        names = {field.name for field in model._meta.concrete_fields}
        if isinstance(each, Held):
            assert set(each.erased) | set(each.hidden) | set(each.digests) <= names, each.name
            for lookup in each.by_key:
                assert not model._base_manager.filter(**{lookup: [0]}).query.is_empty(), each.name
            for lookup in each.by_address:
                assert not model._base_manager.filter(**{lookup: [""]}).query.is_empty(), each.name
        else:
            assert set(each.fields) <= names, each.name


def test_what_is_about_nobody_says_why_and_is_not_named_elsewhere() -> None:
    mentioned = {
        (each.model, name)
        for each in PERSONAL
        if isinstance(each, Mentions)
        for name in each.fields
    }
    for each in PERSONAL:
        if isinstance(each, Impersonal):
            assert all(each.fields.values()), each.name
            assert not {(each.model, name) for name in each.fields} & mentioned
