"""The single keys of pages: a letter means one thing everywhere."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]

# What each key is offered for. Whatever is to mean something else takes another key; "j" and "k"
# walk through lists, "o" opens a row and "x" chooses it (shortcuts.js).
MEANINGS = {
    "+": {"Add a filter"},
    ".": {"Change the status"},
    "/": {
        "Find a figure",
        "Search colleagues",
        "Search customers",
        "Search organisations",
        "Search the settings",
        "",  # The rail's, named by its entry.
    },
    "?": {"Show keyboard shortcuts"},
    "]": {"Earlier", "More"},
    "a": {"Assign to somebody", "Give the selected tickets to somebody", "Give to a colleague"},
    "c": {"Open a ticket for a customer"},
    "C": {"Copy somebody in"},
    "d": {"Dismiss"},
    "D": {"Choose the days"},
    "e": {"Resolve", "Resolve the selected tickets", "Reopen"},
    "f": {"Filter the queue", "Words or number", "Words, a name or a number"},
    "j": {"Next ticket in the list"},
    "k": {"Previous ticket in the list"},
    "l": {"Add a tag", "Tag"},
    "m": {"Move to another queue"},
    "M": {"Merge with another ticket"},
    "n": {"Write a note"},
    "o": {"Show the rows"},
    "p": {"Change the priority"},
    "P": {"Add somebody to this ticket"},
    "r": {"Reply", "Reply to the customer", "Answer the customer", "Write a new mail"},
    "s": {"Snooze"},
    "S": {"Split off the customer’s last message"},
    "t": {"Take", "Take it", "Take the selected tickets"},
    "T": {"Change who it goes to"},
    "u": {"Back to the cockpit", "Back to the figure", "Back to the queue", "Cockpit"},
    "v": {"Sort the list"},
    "w": {"Why"},
    "y": {"Change the category"},
    "z": {"Undo"},
    # The states that a ticket can be given, which a macro draws.
    "O": {"Mark as open"},
    "W": {"Wait for the customer"},
    "H": {"Put on hold"},
}
TAG = re.compile(r'<[a-z]+\b[^<]*?data-key="([^"{ ]+)"[^<]*')
COMMAND = re.compile(r'data-command="\{\{ _\(["\']([^"\']*)["\']\) \}\}"')
LABEL = re.compile(r'aria-label="\{\{ _\(["\']([^"\']*)["\']\) \}\}"')
WORDS = re.compile(r'>\s*\{\{-? ?_\(["\']([^"\']*)["\']\)')
STATES = re.compile(r'_\("[^"]*"\), _\("([^"]*)"\), "([A-Za-z])"')


def _offered() -> dict[str, set[str]]:
    """Return what each key is offered for, by the names of commands."""
    found = defaultdict[str, set[str]](set)
    for page in ROOT.glob("rapport/**/jinja2/**/*.html"):
        for tag in TAG.finditer(text := page.read_text()):
            named = next(
                filter(None, (each.search(tag[0]) for each in (COMMAND, LABEL, WORDS))), None
            )
            found[tag[1]].add(named[1] if named else "")
        for state in STATES.finditer(text):
            found[state[2]].add(state[1])
    return found


def test_each_key_means_one_thing() -> None:
    offered = _offered()

    assert len(offered) > 25
    unknown = {key: more for key, names in offered.items() if (more := names - MEANINGS[key])}
    assert unknown == {}
    assert {key: names for key, names in MEANINGS.items() if not names <= offered[key]} == {}
