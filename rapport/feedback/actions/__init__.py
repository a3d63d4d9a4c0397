"""Actions on surveys."""

from __future__ import annotations

from rapport.feedback.actions.ask import ask, plan
from rapport.feedback.actions.change_survey import begin_survey, change_survey
from rapport.feedback.actions.rate import rate

__all__ = ["ask", "begin_survey", "change_survey", "plan", "rate"]
