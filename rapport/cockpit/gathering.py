"""The way of findings to the lines of a column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rapport.cockpit.need import Finding, Glance, Need, Rule
from rapport.metrics.errors import NoFigures

# A column that cannot be read at a glance is not read at all.
LONGEST_COLUMN = 5
# More than this many findings of a rule are told as a number alone.
SINGLY = 2

Found = list[tuple[Rule, list[Finding]]]
# Whether something that a rule found is set aside.
Hidden = Callable[[Rule, Finding], bool]


@dataclass(frozen=True)
class Gathered:
    """The needs of a column: those shown at a glance, and the others; the most pressing first."""

    shown: Sequence[Need]
    others: Sequence[Need] = ()

    @property
    def all(self) -> list[Need]:
        """Return all of them."""
        return [*self.shown, *self.others]


def gather(
    rules: Sequence[Rule],
    glance: Glance,
    hidden: Hidden = lambda _rule, _finding: False,
    *,
    singly: int = SINGLY,
    longest: int = LONGEST_COLUMN,
) -> Gathered:
    """Return the needs that the rules find; the same rows give the same order.

    Nothing is told twice: what several rules find is told by the most urgent, of equals by the
    first. Whether a rule tells a number depends on what it found alone, so that setting one line
    aside leaves the others as they were. Where there are too many lines, those of one urgency take
    turns by rule, so that no rule is crowded out by several lines of another.
    """
    found = [
        (rule, [finding for finding in findings if not hidden(rule, finding)])
        for rule, findings in once_each([(rule, ask(rule, glance)) for rule in rules])
    ]
    told = [tell(rule, findings, singly) for rule, findings in found]
    in_turn = sorted(
        ((nth, need) for needs in told for nth, need in enumerate(_in_order(needs))),
        key=lambda each: (-each[1].urgency, each[0], each[1].order, each[1].text),
    )
    chosen = [need for _nth, need in in_turn]
    return Gathered(_in_order(chosen[:longest]), _in_order(chosen[longest:]))


def ask(rule: Rule, glance: Glance) -> list[Finding]:
    """Ask a rule; while no figures are available, rules about figures find nothing."""
    try:
        return list(glance.found(rule))
    except NoFigures:
        return []


def once_each(found: Found) -> Found:
    """Leave each claimed thing to the most urgent finding about it, of equals to the first."""
    in_order = [
        (-finding.urgency, place, nth, finding)
        for place, (_rule, findings) in enumerate(found)
        for nth, finding in enumerate(findings)
    ]
    claimed: set[str] = set()
    kept: list[list[tuple[int, Finding]]] = [[] for _rule in found]
    for _urgency, place, nth, finding in sorted(in_order, key=lambda each: each[:3]):
        if not finding.claims & claimed:
            kept[place].append((nth, finding))
            claimed |= finding.claims
    return [
        (rule, [finding for _nth, finding in sorted(mine, key=lambda each: each[0])])
        for (rule, _findings), mine in zip(found, kept, strict=True)
    ]


def tell(rule: Rule, findings: Sequence[Finding], singly: int = SINGLY) -> list[Need]:
    """Return what a rule found as lines: one by one, or as a number."""
    if not findings:
        return []
    if len(findings) > singly:
        return [replace(rule.many(findings), rule=rule.key, findings=tuple(findings))]
    return [replace(rule.one(each), rule=rule.key, findings=(each,)) for each in findings]


def _in_order(needs: Sequence[Need]) -> list[Need]:
    return sorted(needs, key=lambda need: (*need.order, need.text))
