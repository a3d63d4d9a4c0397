"""The header ``Idempotency-Key``: a repeated POST acts only once.

It is answered both times.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Status

from rapport.api.models import IdempotencyKey
from rapport.core import clock
from rapport.core.errors import Invalid
from rapport.people.models import User

Answer = tuple[int, Any]
KEPT = timedelta(days=2)
LONGEST_KEY = 200
# The text in the API's description.
ONCE: dict[str, Any] = {
    "parameters": [
        {
            "in": "header",
            "name": "Idempotency-Key",
            "required": False,
            "description": "Any word of yours: the same request sent twice with it acts once.",
            "schema": {"type": "string", "maxLength": LONGEST_KEY},
        }
    ]
}


def once(request: HttpRequest, user: User, act: Callable[[], Answer]) -> Status[Any]:
    """Carry out the act unless its key is known; then repeat the earlier answer.

    Key and act share one transaction: either both are stored or neither. Raises Invalid for a key
    that came with another request before.
    """
    key = request.headers.get("Idempotency-Key", "").strip()
    if not key:
        return Status(*act())
    if len(key) > LONGEST_KEY or "\x00" in key:
        raise Invalid(
            _("An Idempotency-Key can have at most %(longest_key)s characters.")
            % {"longest_key": LONGEST_KEY}
        )
    digest = _digest(request)
    try:
        with transaction.atomic():
            row = IdempotencyKey.objects.create(
                user=user, key=key, request_digest=digest, made_at=clock.now()
            )
            status, answer = act()
            row.status, row.answer = status, json.loads(json.dumps(answer, cls=DjangoJSONEncoder))
            row.save(update_fields=["status", "answer"])
            return Status(status, answer)
    except IntegrityError:
        return Status(*_former(user, key, digest))


def forget_old(at: datetime) -> bool:
    """Delete keys older than two days, with their answers; there is never more to do at once."""
    IdempotencyKey.objects.filter(made_at__lt=at - KEPT).delete()
    return False


def _former(user: User, key: str, digest: str) -> Answer:
    row = IdempotencyKey.objects.filter(user=user, key=key).first()
    if row is None:
        raise Invalid(
            _("The request conflicts with what is stored. Check its fields and send it again.")
        )
    if row.request_digest != digest:
        raise Invalid(
            _("This Idempotency-Key was already used for a different request. Use a new one.")
        )
    return row.status, row.answer


def _digest(request: HttpRequest) -> str:
    head = f"{request.method} {request.path}\n".encode()
    return hashlib.sha256(head + request.body).hexdigest()
