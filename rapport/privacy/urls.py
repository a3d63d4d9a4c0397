"""The addresses of privacy."""

from __future__ import annotations

from django.urls import path

from rapport.privacy import views

urlpatterns = [
    path("customers/<int:pk>/privacy/", views.of_customer, name="customer_privacy"),
    path("team/people/<int:pk>/privacy/", views.of_colleague, name="colleague_privacy"),
    path("exports/<int:pk>/", views.export_file, name="export_file"),
]
