"""The command ``bin/release``: build what is released, and tag it with ``--tag``."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import rapport
from release import migrations, requirements, wheel
from release.bill import bill

DIST = requirements.ROOT / "dist"


def main(options: list[str]) -> None:
    """Check, build into ``dist``, and tag if that was asked for."""
    version, root = rapport.__version__, requirements.ROOT
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    faults = [
        *unready(version, changelog, _git("tag", "--list").split()),
        *migrations.faults(migrations.present()),
        *([] if _has_desk(version) else ["No desk of it is kept: python -m tests.upgrades.keep"]),
        *(f"{path} is not frozen: python -m release.migrations" for path in migrations.unfrozen()),
        *(["There are changes that are not committed."] if _git("status", "--porcelain") else []),
    ]
    if faults:
        sys.exit("\n".join(faults))
    at = int(_git("log", "-1", "--format=%ct"))
    shutil.rmtree(DIST, ignore_errors=True)
    files = wheel.build_twice(root, DIST, at=at)
    materials = DIST / f"rapport-{version}.cdx.json"
    materials.write_text(bill(version, at), encoding="utf-8")
    shutil.copy(requirements.path(requirements.DESK), lock := DIST / f"rapport-{version}.txt")
    _sum([*files, materials, lock])
    if "--tag" in options:
        _git("tag", "--annotate", version, f"--message=Rapport {version}")
        sys.stdout.write(f"Tagged {version}.\n")


def unready(version: str, changelog: str, tags: list[str]) -> list[str]:
    """Return what has to be done before this version can be released, as sentences."""
    faults = []
    sections = re.findall(r"^## (\S+)", changelog, re.MULTILINE)
    if sections[:1] != [version]:
        faults.append(f"CHANGELOG.md does not begin with {version}.")
    if version in tags:
        faults.append(f"{version} is tagged already; raise it in rapport/__init__.py.")
    for name in requirements.wanted():
        text = requirements.path(name).read_text(encoding="utf-8")
        if requirements.origin_of(text) != requirements.origin():
            faults.append(f"requirements/{name}.txt is not of this pyproject.toml: run bin/lock.")
    return faults


def _has_desk(version: str) -> bool:
    """Return whether a desk of this version is kept, for later ones to be tried on."""
    return any((requirements.ROOT / "tests" / "upgrades" / "desks").glob(f"{version}-*.tar.gz"))


def _sum(files: list[Path]) -> None:
    """Write the digests beside the files, as `sha256sum --check` reads them."""
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (DIST / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
    sys.stdout.write("".join(lines))


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=requirements.ROOT, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


if __name__ == "__main__":
    main(sys.argv[1:])
