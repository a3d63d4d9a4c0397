"""Actions on surveys."""

from __future__ import annotations

from rapport.feedback.actions.ask import ask, plan
from rapport.feedback.actions.change_survey import change_survey, current_survey
from rapport.feedback.actions.rate import rate

__all__ = ["ask", "change_survey", "current_survey", "plan", "rate"]
