"""The SASL mechanism XOAUTH2: user name and access token."""

from __future__ import annotations

MECHANISM = "XOAUTH2"


def first_answer(user: str, token: str) -> str:
    """Return the client's first answer, before it is encoded in base64."""
    return f"user={user}\x01auth=Bearer {token}\x01\x01"


class Answers:
    """The client's answers to each challenge: the token first, then nothing.

    A second challenge is the server's reason for refusing; an empty answer makes it refuse.
    """

    def __init__(self, user: str, token: str) -> None:
        self._next = first_answer(user, token)

    def __call__(self, challenge: bytes | None = None) -> str:
        """Return the next answer."""
        said, self._next = self._next, ""
        return said
