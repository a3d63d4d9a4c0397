"""The public REST API.

It uses the same querysets and the same actions as the pages.
"""

from __future__ import annotations
