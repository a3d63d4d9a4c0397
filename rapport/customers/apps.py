from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CustomersConfig(AppConfig):
    name = "rapport.customers"

    def ready(self) -> None:
        """Name customers on the timeline, and lead to them from rail and palette."""
        from rapport.core.face import navigation, palette
        from rapport.customers.commands import find
        from rapport.customers.names import names_of
        from rapport.people.roles import Ability
        from rapport.timeline import names

        names.register("customer", names_of)
        palette.register(find)
        navigation.register(
            navigation.Entry(
                _("Customers"),
                "customers",
                icon="people",
                order=40,
                keys="g c",
                visible=lambda user: user.is_authenticated and user.may(Ability.SEE_CUSTOMERS),
            )
        )
