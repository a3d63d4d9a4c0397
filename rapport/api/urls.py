"""The addresses of the API."""

from __future__ import annotations

from django.urls import path, re_path

from rapport.api.problems import nothing_at_all
from rapport.api.root import api
from rapport.api.strictness import known_methods

_patterns, _application, _namespace = api.urls
for _pattern in _patterns:
    assert _pattern.callback
    _pattern.callback = known_methods(_pattern.callback)

urlpatterns = [
    # Whatever begins like the API and is none of its addresses.
    re_path(r"^api/(?!v1/.)", nothing_at_all, name="api_nothing"),
    path("api/v1/", (_patterns, _application, _namespace)),
]
