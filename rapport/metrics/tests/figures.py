"""Definitions of one figure of each kind, about the small desk."""

from __future__ import annotations

from rapport.metrics.definition import Definition, Dimension, Spell

TEAM = Dimension("team", "Team", "team_id", "team")
TOPIC = Dimension("topic", "Topic", "topic")

WAIT = Definition(
    name="wait",
    label="Wait",
    question="How long do people wait for an answer?",
    fact="answers",
    kind="distribution",
    unit="seconds",
    better="lower",
    formula="From opening to the first answer.",
    source="this suite",
    time="answered_at",
    value="wait_{clock}",
    spell=Spell("opened_at", "answered_at"),
    dimensions=(TEAM, TOPIC),
    clocks=("business", "calendar"),
    stat="p50",
    min_n=10,
)
LIKED = Definition(
    name="liked",
    label="Liked",
    question="How many liked the answer?",
    fact="answers",
    kind="share",
    unit="share",
    better="higher",
    formula="Ratings of 4 or 5 by all ratings.",
    source="this suite",
    time="answered_at",
    value="rating >= 4",
    where="rating IS NOT NULL",
    dimensions=(TEAM, TOPIC),
    min_n=10,
)
OPENED = Definition(
    name="opened",
    label="Opened",
    question="How many tickets were opened?",
    fact="answers",
    kind="count",
    unit="count",
    better="neither",
    formula="Tickets by when they were opened.",
    source="this suite",
    time="opened_at",
    dimensions=(TEAM, TOPIC),
    min_n=10,
)
BACKLOG = Definition(
    name="backlog",
    label="Backlog",
    question="How many tickets are open?",
    fact="spells",
    kind="snapshot",
    unit="count",
    better="lower",
    formula="Opened before the instant and not ended before it.",
    source="this suite",
    spell=Spell("started_at", "ended_at"),
    dimensions=(TEAM,),
    min_n=10,
)
ALL = (WAIT, LIKED, OPENED, BACKLOG)
