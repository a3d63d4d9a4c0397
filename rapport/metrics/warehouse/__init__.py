"""The store of facts: Parquet files named by one manifest.

They are read through DuckDB. A file is never changed. Writers make new ones beside the old, then
one atomic replacement of ``manifest.json`` names the files that count from now on, how far along
the timeline they reach, and the instant they are complete up to. So a crash at any instant
leaves the former state whole, any number of processes read one consistent state while one
writes, and no server is needed.
"""

from __future__ import annotations

from rapport.metrics.warehouse.manifest import Manifest
from rapport.metrics.warehouse.store import Warehouse, WarehouseBusy, in_one_process, warehouse

__all__ = ["Manifest", "Warehouse", "WarehouseBusy", "in_one_process", "warehouse"]
