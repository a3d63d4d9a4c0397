"""Frozen migrations: those of released versions, which never change.

``python -m release.migrations`` freezes those that have been added since; ``bin/release`` asks for
it.
"""

from __future__ import annotations

import ast
import hashlib
import sys

from release.requirements import ROOT

RECORD = ROOT / "release" / "migrations.txt"
HEAD = "# Migrations of released versions, with digests of what they do (release/migrations.py).\n"


def present() -> dict[str, str]:
    """Return the digest of each migration that there is, by its path."""
    return {
        str(path.relative_to(ROOT)): digest(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "rapport").rglob("migrations/[0-9]*.py"))
    }


def digest(source: str) -> str:
    """Return a digest of what a migration does: comments, docstrings and layout do not count."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(
            node
        ):
            # A body needs one statement, and docstrings are all alike.
            node.body[0] = ast.Pass()
    # The text, not the tree: the same in every version of Python.
    return hashlib.sha256(ast.unparse(tree).encode()).hexdigest()[:32]


def frozen() -> dict[str, str]:
    """Return the digest of each frozen migration, by its path."""
    lines = RECORD.read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if not line.startswith("#"))


def faults(now: dict[str, str]) -> list[str]:
    """Return what was done to frozen migrations, as sentences."""
    return [
        f"{path} was {'changed' if path in now else 'removed'}, and desks of a released version "
        "have run it as it was: undo that, and add another migration instead."
        for path, kept in frozen().items()
        if now.get(path) != kept
    ]


def unfrozen() -> list[str]:
    """Return the migrations that no released version has."""
    return sorted(present().keys() - frozen().keys())


def freeze() -> None:
    """Add the migrations that are not frozen yet; raises ValueError if a frozen one changed."""
    now = present()
    if told := faults(now):
        raise ValueError("\n".join(told))
    RECORD.write_text(HEAD + "".join(f"{path} {now[path]}\n" for path in now), encoding="utf-8")


if __name__ == "__main__":
    added = unfrozen()
    freeze()
    sys.stdout.write(f"{len(added)} frozen, {len(frozen())} in all.\n")
