"""Contributions of privacy to the rooms below."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from rapport.core.face.story import Actions
from rapport.core.personal import PERSONAL
from rapport.core.registry import lazily
from rapport.customers.places import customer
from rapport.people.places import colleague
from rapport.privacy.personal import DECLARED
from rapport.timeline import worker
from rapport.timeline.worker import Worker

for declared in DECLARED:
    PERSONAL.add(declared)
customer.ACTIONS.add(Actions("privacy", lazily("rapport.privacy.at_hand:on_customer")), order=95)
colleague.ACTIONS.add(Actions("privacy", lazily("rapport.privacy.at_hand:on_colleague")), order=95)
worker.WORKERS.add(
    Worker(
        gettext_noop("privacy"),
        lazily("rapport.privacy.worker:run_once"),
        every=60.0,
        on_news=True,
        gathers=0.1,
    )
)
