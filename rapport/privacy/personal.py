"""Personal data of privacy itself: numbers."""

from __future__ import annotations

from rapport.core.personal import Impersonal

DECLARED = (
    Impersonal(
        "privacy.Export",
        {"whose": "a kind of person", "failure": "an error of the disk", "key": "a random number"},
    ),
    Impersonal(
        "privacy.Erasure",
        {
            "marks": "keyed digests, by which an address can be found again but not read",
            "files": "digests of files, until those are gone",
        },
    ),
)
