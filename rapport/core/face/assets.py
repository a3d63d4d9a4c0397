"""The version of static files, which is part of their addresses.

So browsers may keep them for good.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

# Packages whose scripts our pages load.
PACKAGES = ("django-htmx", "django-allauth")


def fingerprint(package: Path) -> str:
    """Return a digest of every static file of all rooms and of those packages.

    Relative addresses inside styles, scripts and the manifest stay within the same version.
    """
    digest = hashlib.sha256()
    for name in PACKAGES:
        digest.update(f"{name} {version(name)}\n".encode())
    for path in sorted(package.glob("**/static/**/*")):
        if path.is_file():
            digest.update(f"{path.relative_to(package)}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
