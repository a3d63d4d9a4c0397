"""The whole desk in one file.

It holds the database, kept files and the secret key. Facts are rebuilt from them.
"""

from __future__ import annotations
