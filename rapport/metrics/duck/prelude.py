"""DuckDB's definitions of the portable vocabulary.

Another engine gets another prelude with the same names and, by the conformance tests, the same
figures. ``ordered`` is a list of values in ascending order.
"""

from __future__ import annotations

from rapport.metrics.intervals import Z

# The same ranks as rapport.metrics.intervals.ranks, term by term.
_SPREAD = "(n * p * (1 - p))"
_DEVIATION = f"sqrt({_SPREAD} - 1 / 12)"
_BEND = f"({_SPREAD} * (1 - 2 * p) / ({_SPREAD} - 1 / 12) * {(Z * Z - 1) / 6})"
_TAIL = (
    f"({_DEVIATION} * {Z}"
    f" + {_SPREAD} * (1 - 6 * p * (1 - p)) / ({_SPREAD} - 1 / 12) ** 1.5 * {Z * (Z * Z - 3) / 24}"
    f" - ({_SPREAD} * (1 - 2 * p)) ** 2 / ({_SPREAD} - 1 / 12) ** 2.5"
    f" * {Z * (2 * Z * Z - 5) / 36})"
)
_BOUNDED = "n >= ceil(ln(0.025) / ln(greatest(p, 1 - p)))"
_LOW = f"floor(n * p + {_BEND} - {_TAIL} + 0.5)"
_HIGH = f"ceil(n * p + {_BEND} + {_TAIL} + 0.5)"

PRELUDE = (
    # Seconds from one instant to another; negative when b is earlier.
    "CREATE MACRO seconds_between(a, b) AS (epoch_us(b) - epoch_us(a)) / 1e6",
    # The share of a in b; null, not 0, when b is 0.
    "CREATE MACRO ratio(part, whole) AS part / nullif(whole, 0)",
    # Any percentile, by linear interpolation (type 7).
    "CREATE MACRO percentile(x, p) AS quantile_cont(x, p)",
    "CREATE MACRO in_order(x) AS list_sort(list(x))",
    # The same, of values already in order.
    """CREATE MACRO percentile_of(ordered, p) AS
       ordered[1 + floor((len(ordered) - 1) * p)::BIGINT]
       + ((len(ordered) - 1) * p - floor((len(ordered) - 1) * p))::DOUBLE
       * (ordered[least(2 + floor((len(ordered) - 1) * p)::BIGINT, len(ordered))]
          - ordered[1 + floor((len(ordered) - 1) * p)::BIGINT])""",
    # The ranks of the values that bound a percentile of n with 95 % confidence; null when n is too
    # small.
    f"CREATE MACRO rank_low(n, p) AS CASE WHEN {_BOUNDED} AND {_LOW} >= 1 AND {_HIGH} <= n"
    f" THEN {_LOW}::BIGINT END",
    f"CREATE MACRO rank_high(n, p) AS CASE WHEN {_BOUNDED} AND {_LOW} >= 1 AND {_HIGH} <= n"
    f" THEN {_HIGH}::BIGINT END",
    "CREATE MACRO low_of(ordered, p) AS ordered[rank_low(len(ordered), p)]",
    "CREATE MACRO high_of(ordered, p) AS ordered[rank_high(len(ordered), p)]",
)
