"""The Django application of people."""

from __future__ import annotations

from rapport.core import room


class PeopleConfig(room.Room):
    name = "rapport.people"
