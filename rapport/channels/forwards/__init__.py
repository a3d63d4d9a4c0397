"""Mail that somebody who works here passed on to the desk."""

from __future__ import annotations
