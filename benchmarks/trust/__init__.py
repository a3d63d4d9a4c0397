"""Attacks and faults at their full size: ``bin/bench trust [NAME …]``.

Each module here is one point; it has a function ``run(quick)`` that returns what was tried.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from pkgutil import iter_modules

from benchmarks import table
from benchmarks.trust.tried import COLUMNS


def main(arguments: list[str]) -> int:
    """Try the named points, or all; the exit status is 1 when an aim was missed."""
    names = sorted(module.name for module in iter_modules(__path__) if module.name != "tried")
    parser = argparse.ArgumentParser(prog="bin/bench trust", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"from {', '.join(names)}; all without a name")
    parser.add_argument("--quick", action="store_true", help="small: shows that it works")
    parser.add_argument("--markdown", action="store_true", help="print rows for a page of the docs")
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - set(names):
        parser.error(f"there is no {', '.join(sorted(unknown))}; choose from {', '.join(names)}")
    tried = [
        one
        for name in options.names or names
        for one in import_module(f"benchmarks.trust.{name}").run(quick=options.quick)
    ]
    table.show("Trust", COLUMNS, [one.cells() for one in tried], markdown=options.markdown)
    return 0 if all(one.is_met for one in tried) else 1
