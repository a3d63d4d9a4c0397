"""Loading stories in bulk.

It writes the rows and events that the actions would have left.
"""

from __future__ import annotations
