"""DuckDB: what is asked of it, and the process that it lives in.

``Local`` runs a query in this process, ``Remote`` asks the one process of a server that has DuckDB
loaded (docs/decisions/0017). That process loads these modules and no Django, so nothing here but
``remote`` imports more of ours than this package.
"""

from __future__ import annotations
