"""Users, teams, the company, and the rows of sign-in."""

from __future__ import annotations

from rapport.people.models.absence import Absence
from rapport.people.models.api_token import ApiToken
from rapport.people.models.company import Company
from rapport.people.models.first_run import FirstRun
from rapport.people.models.invitation import Invitation
from rapport.people.models.team import Membership, Team
from rapport.people.models.user import User

__all__ = [
    "Absence",
    "ApiToken",
    "Company",
    "FirstRun",
    "Invitation",
    "Membership",
    "Team",
    "User",
]
