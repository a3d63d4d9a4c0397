"""The addresses of customers."""

from __future__ import annotations

from django.urls import path

from rapport.customers.views import (
    addresses,
    customers,
    merges,
    notes,
    organisations,
    properties,
    refusals,
)

urlpatterns = [
    path("customers/", customers.customers, name="customers"),
    path("customers/<int:pk>/", customers.customer, name="customer"),
    path("customers/<int:pk>/property/", properties.change, name="customer_property"),
    path("customers/<int:pk>/organisation/", properties.organisation, name="customer_organisation"),
    path("customers/<int:pk>/addresses/", addresses.add_address, name="customer_addresses"),
    path("addresses/<int:pk>/removal/", addresses.remove_address, name="customer_address_removal"),
    path("refusals/<int:pk>/end/", refusals.address_works, name="address_works"),
    path("customers/<int:pk>/notes/", notes.on_customer, name="customer_notes"),
    path("customers/<int:pk>/merge/", merges.merge_people, name="customer_merge"),
    path("merges/<int:pk>/undo/", merges.undo, name="customer_merge_undo"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/<int:pk>/", organisations.organisation, name="organisation"),
    path("organisations/<int:pk>/change/", organisations.change, name="organisation_change"),
    path("organisations/<int:pk>/notes/", notes.on_organisation, name="organisation_notes"),
    path("notes/<int:pk>/", notes.note, name="note"),
    path("notes/<int:pk>/pin/", notes.pin, name="note_pin"),
    path("notes/<int:pk>/removal/", notes.removal, name="note_removal"),
    path("notes/<int:pk>/restoration/", notes.restoration, name="note_restoration"),
]
