"""DuckDB: queries and the process that runs them.

``Local`` runs a query in this process, ``Remote`` asks the one process of a server that has
DuckDB loaded (docs/decisions/0017). That process loads these modules and no Django, so only
``remote`` may import our own code from outside this package.
"""

from __future__ import annotations
