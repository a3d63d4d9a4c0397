"""The loop that asks customers when it is time."""

from __future__ import annotations

from datetime import datetime

from rapport.feedback.actions import ask
from rapport.feedback.models import SurveyRequest

AT_ONCE = 50


def ask_due(at: datetime) -> bool:
    """Ask about the resolutions whose time has come; return whether there may be more."""
    due = SurveyRequest.objects.filter(state=SurveyRequest.State.DUE, due_at__lte=at)
    requests = list(due.order_by("due_at")[:AT_ONCE])
    for request in requests:
        ask(request, at=at)
    return len(requests) == AT_ONCE
