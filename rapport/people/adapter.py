"""What allauth asks of us: people come by invitation only."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Close the public door for new accounts."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
