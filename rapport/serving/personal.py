"""Personal data of the server: none."""

from __future__ import annotations

from rapport.core.personal import Impersonal

DECLARED = (
    Impersonal(
        "serving.Process",
        dict.fromkeys(("name", "role", "version", "loops"), "a process of the server"),
    ),
)
