"""The API as a whole: its routers and authentication."""

from __future__ import annotations

from ninja import NinjaAPI

from rapport import __version__
from rapport.api import (
    customers,
    merging,
    metrics,
    privacy,
    problems,
    strictness,
    tickets,
    undelivered,
)
from rapport.api.auth import Bearer
from rapport.api.composing import ComposingParser

api = NinjaAPI(
    title="Rapport",
    version=__version__,
    description="The same tickets, customers and figures as the pages, for programs.",
    auth=Bearer(),
    parser=ComposingParser(),
    docs_url=None,
    urls_namespace="api",
)
api.add_decorator(strictness.known_parameters)
api.add_router("/tickets", tickets.router)
api.add_router("/tickets", merging.router)
api.add_router("/tickets", undelivered.router)
api.add_router("/customers", customers.router)
api.add_router("/customers", privacy.router)
api.add_router("/metrics", metrics.router)
api.add_router("", problems.nowhere)
problems.handle(api)
