from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from rapport.core.views import palette, styleguide, theme

urlpatterns: list[URLPattern | URLResolver] = [
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("palette/", palette.search, name="palette"),
    path("theme/", theme.choose, name="theme"),
]
