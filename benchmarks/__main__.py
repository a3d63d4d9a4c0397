"""The command ``bin/bench [desk|metrics|mail] [--sizes 10000,100000] [--quick] [--markdown]``.

``bin/bench mail-understanding``, ``mail-letters``, ``mail-fuzz`` and ``mail-crash`` measure whether
mails are read correctly, ``bin/bench beside PATH`` compares this commit with another one in turns,
``bin/bench plans`` shows what lists read of a million tickets, and ``bin/bench trust`` attacks a
desk at full size. They have options of their own (``--help``) and run only when named.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

NAMES = ("desk", "metrics", "mail")
APART = {
    "mail-understanding": "mail_understanding",
    "mail-letters": "mail_letters",
    "mail-fuzz": "mail_fuzz",
    "mail-crash": "mail_crash",
    "beside": "beside",
    "plans": "plans",
    "trust": "trust",
}


def main() -> int:
    """Run the named benchmark, or all; the exit status is 1 when a limit was missed."""
    if sys.argv[1:2] and sys.argv[1] in APART:
        status: int = import_module(f"benchmarks.{APART[sys.argv[1]]}").main(sys.argv[2:])
        return status
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("name", nargs="?", choices=NAMES, help="all of them without a name")
    parser.add_argument("--sizes", help="how many tickets or messages, apart by commas")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="a few rounds on tiny desks: shows that it works, and nothing about speed",
    )
    parser.add_argument("--markdown", action="store_true", help="print rows for a page of the docs")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")] if options.sizes else []
    met = [
        import_module(f"benchmarks.{name}").run(
            sizes, quick=options.quick, markdown=options.markdown
        )
        for name in NAMES
        if options.name in (None, name)
    ]
    return 0 if all(met) or options.quick else 1


if __name__ == "__main__":
    sys.exit(main())
