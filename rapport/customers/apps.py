"""The Django application of customers."""

from __future__ import annotations

from rapport.core import room


class CustomersConfig(room.Room):
    name = "rapport.customers"
