"""Every route of the desk, with who may use it.

tests/house/test_doors.py walks this table; a new route needs a line in it.
"""

from __future__ import annotations

from tests.house.doors.api import API
from tests.house.doors.door import Door
from tests.house.doors.everyday import EVERYDAY
from tests.house.doors.outside import OUTSIDE
from tests.house.doors.settings import SETTINGS

__all__ = ["DOORS", "Door"]

DOORS: dict[str, Door] = {**EVERYDAY, **SETTINGS, **API, **OUTSIDE}
