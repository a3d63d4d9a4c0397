"""Several processes behind one port: a parent and its children.

The parent hands connections out to the children.
"""

from __future__ import annotations
