"""The failure of a sign-in at a provider, in a sentence."""

from __future__ import annotations


class SignInFailed(Exception):
    """The provider gives no access. ``lasting``: not until a person does something about it."""

    def __init__(self, sentence: str, *, lasting: bool) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.lasting = lasting
