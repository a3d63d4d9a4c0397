"""The manager's home: needs of customers, team and company now.

Every need comes from rows that exist.
"""

from __future__ import annotations
