"""The command ``bin/bench plans``: what lists read of a million tickets.

Fills an empty desk by SQL alone, which takes a minute or two: a million tickets, 3 % of them
unsolved, and 300,000 customers. Then asks for the first page and the next of every list, in every
order and by every filter, for a manager and for an agent of one of four teams. It prints of the
dearer page by which index it was read, what it cost and how long it took. On SQLite or, with
``--database=postgres``, on a PostgreSQL of its own. PostgreSQL counts the rows it touched, SQLite
the steps of its machine, of which a page of fifty lines needs some ten thousand.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from benchmarks import table
from benchmarks.company import Environ, apart, begin, folder

COLUMNS = ("what", "index", "cost", "ms", "note")


def main(arguments: Sequence[str]) -> int:
    """Fill, ask, print; the exit status is 1 when a list costs too much."""
    parser = argparse.ArgumentParser(
        prog="bin/bench plans",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--tickets", type=int, default=1_000_000)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--markdown", action="store_true", help="print rows for a page of the docs")
    options = parser.parse_args(arguments)
    with folder() as environ, _database(options.database, environ):
        begin(environ)
        found = apart("benchmarks.plans_in", environ, str(options.tickets))
    title = f"Lists among {options.tickets:,} tickets on {options.database}"
    table.show(title, COLUMNS, found["rows"], markdown=options.markdown)
    return 1 if found["missed"] else 0


@contextmanager
def _database(name: str, environ: Environ) -> Iterator[None]:
    if name == "sqlite":
        yield
        return
    # A development dependency, which only this needs here.
    from tests import postgres

    environ[postgres.URL] = postgres.start()
    try:
        yield
    finally:
        postgres.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
