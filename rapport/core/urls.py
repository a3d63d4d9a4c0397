"""The addresses of the core."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from rapport.core.views import banners, palette, session, styleguide, styles, theme

urlpatterns: list[URLPattern | URLResolver] = [
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("styles/<slug:digest>.css", styles.styles, name="stylesheet"),
    path("palette/", palette.search, name="palette"),
    path("banners/dismissal/", banners.dismiss, name="banner_dismissal"),
    path("session/", session.session, name="session"),
    path("theme/", theme.choose, name="theme"),
]
