from __future__ import annotations

from django.urls import path

from rapport.customers.views import changes, merges, people, reaching

urlpatterns = [
    path("customers/", people.customers, name="customers"),
    path("customers/<int:pk>/", people.customer, name="customer"),
    path("customers/<int:pk>/property/", changes.change, name="customer_property"),
    path("customers/<int:pk>/organisation/", changes.organisation, name="customer_organisation"),
    path("customers/<int:pk>/addresses/", changes.add_address, name="customer_addresses"),
    path("addresses/<int:pk>/removal/", changes.remove_address, name="customer_address_removal"),
    path("refusals/<int:pk>/end/", reaching.address_works, name="address_works"),
    path("customers/<int:pk>/merge/", merges.merge_people, name="customer_merge"),
    path("merges/<int:pk>/undo/", merges.undo, name="customer_merge_undo"),
    path("organisations/<int:pk>/", people.organisation, name="organisation"),
]
