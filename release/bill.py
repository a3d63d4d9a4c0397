"""The bill of materials of a desk, from its lock (CycloneDX 1.6)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from release import requirements
from release.requirements import DESK, Locked

# Short enough to be a name; longer ones are whole texts of licences.
LONGEST_NAME = 80


def bill(version: str, at: int) -> str:
    """Return the bill as JSON; ``at`` is the second (Unix) that it is of.

    It says the same wherever it is made: packages and digests come from the lock, licences and what
    needs what from the packages' own descriptions, which have to be installed.
    """
    packages = requirements.locked(requirements.path(DESK).read_text(encoding="utf-8"))
    known = {canonicalize_name(each.name): _address(each) for each in packages}
    ours = f"pkg:pypi/rapport@{version}"
    direct = [Requirement(line).name for line in requirements.wanted()[DESK]]
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(at, UTC).isoformat(),
            "component": {
                "type": "application",
                "bom-ref": ours,
                "name": "rapport",
                "version": version,
                "purl": ours,
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": [_component(each) for each in packages],
        "dependencies": [
            {"ref": ours, "dependsOn": sorted(known[canonicalize_name(name)] for name in direct)},
            *(
                {"ref": _address(each), "dependsOn": sorted(set(_needs(each, known)))}
                for each in packages
            ),
        ],
    }
    return json.dumps(document, indent=2) + "\n"


def _address(package: Locked) -> str:
    """Return its package URL, which names a kind of package and no place."""
    return f"pkg:pypi/{canonicalize_name(package.name)}@{package.version}"


def _component(package: Locked) -> dict[str, Any]:
    where = [{"name": "rapport:needed-where", "value": package.marker}] if package.marker else []
    # Of the several files of a package, one is installed: these are no digests of one component.
    files = [{"name": "rapport:file-sha256", "value": digest} for digest in package.digests]
    address = _address(package)
    return {
        "type": "library",
        "bom-ref": address,
        "name": package.name,
        "version": package.version,
        "purl": address,
        "licenses": list(_licences(package)),
        "properties": [*where, *files],
    }


def _licences(package: Locked) -> Iterator[dict[str, Any]]:
    """Yield its licence as an SPDX expression if it states one, otherwise by name."""
    found = _described(package)
    if found is None:
        return
    told = found.metadata
    if expressions := told.get_all("License-Expression"):
        yield {"expression": expressions[0]}
        return
    classified = [
        line.rpartition(" :: ")[2]
        for line in told.get_all("Classifier") or []
        if line.startswith("License :: ") and line.count("::") > 1
    ]
    stated = "".join(told.get_all("License") or []).strip()
    names = classified or [stated.splitlines()[0] if stated else ""]
    for name in names:
        if 0 < len(name) <= LONGEST_NAME:
            yield {"license": {"name": name}}


def _needs(package: Locked, known: dict[Any, str]) -> Iterator[str]:
    found = _described(package)
    for line in (found.requires if found else None) or []:
        name = canonicalize_name(re.split(r"[\s\[<>=!~;(]", line, maxsplit=1)[0])
        # What only an extra would bring is in the lock if somebody asks for it.
        if name in known:
            yield known[name]


def _described(package: Locked) -> Distribution | None:
    try:
        found = distribution(package.name)
    except PackageNotFoundError:
        # Not needed on this machine.
        return None
    return found if found.version == package.version else None
