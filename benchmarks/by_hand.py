"""The figures by week and agent in hand-written SQL.

As somebody would write them who knows DuckDB and needs only these. Medians twice: alone, and
bounded by two of the values, as the metrics give them.
"""

from __future__ import annotations

from collections.abc import Mapping

FIGURES: Mapping[str, str] = {
    "tickets_opened": """
        SELECT date_trunc('week', opened_at)::DATE AS week, agent_id, any_value(agent), count(*)
        FROM {tickets}
        WHERE opened_at >= {start} AND opened_at < {end}
        GROUP BY 1, 2
    """,
    "tickets_resolved": """
        SELECT date_trunc('week', resolved_at)::DATE AS week, agent_id, any_value(agent), count(*)
        FROM {resolutions}
        WHERE stands AND resolved_at >= {start} AND resolved_at < {end}
        GROUP BY 1, 2
    """,
    "backlog": """
        WITH steps AS (
          SELECT greatest(date_trunc('week', started_at), {start}) AS week, agent_id,
                 any_value(agent) AS agent, count(*) AS step
          FROM {open_spells} WHERE started_at < {end} GROUP BY 1, 2
          UNION ALL
          SELECT greatest(date_trunc('week', ended_at), {start}), agent_id,
                 any_value(agent), -count(*)
          FROM {open_spells} WHERE ended_at < {end} GROUP BY 1, 2
        ), weeks AS (
          SELECT week, agent_id, any_value(agent) AS agent, sum(step) AS step
          FROM steps GROUP BY 1, 2
        )
        SELECT week::DATE AS week, agent_id, agent,
               sum(step) OVER (PARTITION BY agent_id ORDER BY week)::BIGINT
        FROM weeks
    """,
    "first_response_time": """
        SELECT date_trunc('week', responded_at)::DATE AS week, agent_id, any_value(agent),
               quantile_cont(business_seconds, 0.5), count(*)
        FROM {first_responses}
        WHERE responded_at >= {start} AND responded_at < {end}
        GROUP BY 1, 2
    """,
    "first_response_time, bounded": """
        SELECT week, agent_id, agent, list_aggregate(waits, 'quantile_cont', 0.5), n,
               waits[greatest(floor(n / 2 - 0.98 * sqrt(n)), 1)::BIGINT],
               waits[least(ceil(n / 2 + 0.98 * sqrt(n)) + 1, n)::BIGINT]
        FROM (
          SELECT date_trunc('week', responded_at)::DATE AS week, agent_id,
                 any_value(agent) AS agent, list_sort(list(business_seconds)) AS waits,
                 count(*) AS n
          FROM {first_responses}
          WHERE responded_at >= {start} AND responded_at < {end}
          GROUP BY 1, 2
        )
    """,
    "resolution_time": """
        SELECT date_trunc('week', resolved_at)::DATE AS week, agent_id, any_value(agent),
               quantile_cont(business_seconds, 0.5), count(*)
        FROM {resolutions}
        WHERE stands AND resolved_at >= {start} AND resolved_at < {end}
        GROUP BY 1, 2
    """,
    "resolution_time, bounded": """
        SELECT week, agent_id, agent, list_aggregate(waits, 'quantile_cont', 0.5), n,
               waits[greatest(floor(n / 2 - 0.98 * sqrt(n)), 1)::BIGINT],
               waits[least(ceil(n / 2 + 0.98 * sqrt(n)) + 1, n)::BIGINT]
        FROM (
          SELECT date_trunc('week', resolved_at)::DATE AS week, agent_id,
                 any_value(agent) AS agent, list_sort(list(business_seconds)) AS waits,
                 count(*) AS n
          FROM {resolutions}
          WHERE stands AND resolved_at >= {start} AND resolved_at < {end}
          GROUP BY 1, 2
        )
    """,
    "csat": """
        SELECT date_trunc('week', responded_at)::DATE AS week, agent_id, any_value(agent),
               count(*) FILTER (WHERE satisfied) / count(*), count(*)
        FROM {surveys}
        WHERE responded_at >= {start} AND responded_at < {end}
        GROUP BY 1, 2
    """,
    "csat_response_rate": """
        SELECT date_trunc('week', sent_at)::DATE AS week, agent_id, any_value(agent),
               count(responded_at) / count(*), count(*)
        FROM {surveys}
        WHERE sent_at >= {start} AND sent_at < {end}
        GROUP BY 1, 2
    """,
}
