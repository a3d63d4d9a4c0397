"""Put the stories on the desk in bulk: the rows and events that the actions would have left."""

from __future__ import annotations
