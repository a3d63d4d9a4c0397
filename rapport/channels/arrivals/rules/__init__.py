"""Rules that decide about arrivals, and what they look up.

They only look, and ``decide`` returns all that doing needs: ``arrivals.actions.carry_out`` does it
without a question of its own. Both run inside the transaction that settles the arrival.
"""

from __future__ import annotations

from rapport.channels.arrivals.rules.treatments import decide

__all__ = ["decide"]
