"""CSV for programs and spreadsheets."""

from __future__ import annotations

import csv

from rapport.core.sheets import csv_file


def test_a_program_reads_what_went_in() -> None:
    rows = [["Kim, Lee", 'said "no"', -1.5, None], ["two\nlines", "ü", 0, True]]

    read = list(csv.reader("".join(csv_file.lines(["a", "b", "c", "d"], rows)).splitlines(True)))

    assert read == [
        ["a", "b", "c", "d"],
        ["Kim, Lee", 'said "no"', "-1.5", ""],
        ["two\nlines", "ü", "0", "True"],
    ]


def test_headings_are_disarmed_too() -> None:
    assert next(csv_file.lines(["=1+1", "n"], [])) == "'=1+1,n\r\n"
