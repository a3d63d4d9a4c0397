"""The address of all styles as one file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from rapport.core.face.stylesheet import stylesheet

FOR_GOOD = "public, max-age=31536000, immutable"
# A page from before an upgrade still names the old styles; for now it gets the new ones.
FOR_NOW = "public, max-age=60"


@require_safe
def styles(request: HttpRequest, digest: str) -> HttpResponse:
    """Answer with the styles, compressed if the browser can read that."""
    sheet = stylesheet()
    compressed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(
        sheet.compressed if compressed else sheet.plain, content_type="text/css; charset=utf-8"
    )
    if compressed:
        response["Content-Encoding"] = "gzip"
    response["Cache-Control"] = FOR_GOOD if digest == sheet.digest else FOR_NOW
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
