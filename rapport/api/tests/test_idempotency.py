"""The deletion of old answers under idempotency keys."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.api.idempotency import KEPT
from rapport.api.models import IdempotencyKey
from rapport.people.models import User
from rapport.timeline.worker import WORKERS


def test_the_server_forgets_old_keys_and_keeps_newer_ones(ben: User) -> None:
    for key, made_at in (("old", MONDAY - KEPT - timedelta(seconds=1)), ("new", MONDAY - KEPT)):
        IdempotencyKey.objects.create(user=ben, key=key, made_at=made_at)

    worker = WORKERS.by_key()["kept answers"]
    assert worker.run_once(MONDAY) is False

    assert IdempotencyKey.objects.get().key == "new"
