"""The health of a desk, told on stdout: ``python -m rapport.serving.tests.health_told``."""

from __future__ import annotations

import json
import sys

from rapport.core.django import start

if __name__ == "__main__":
    start()

from rapport.core import clock
from rapport.serving.health import health

if __name__ == "__main__":
    sys.stdout.write(json.dumps(health(clock.now()).as_json()))
