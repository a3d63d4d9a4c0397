"""A module that nobody imports before it is needed."""

from __future__ import annotations


class Greeting:
    """A greeting at the door."""

    @staticmethod
    def of(name: str, *, sign: str = ".") -> str:
        """Return the greeting of a person."""
        return f"Hello, {name}{sign}"
