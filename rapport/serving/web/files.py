"""Files on disk as answers, read as the client takes them."""

from __future__ import annotations

import os
from typing import Any, NamedTuple

CHUNK = 256 << 10


class FileOnDisk(NamedTuple):
    """An open file of our own, and from where to read."""

    handle: int
    begins: int

    @classmethod
    def behind(cls, chunks: Any) -> FileOnDisk | None:
        """Return the file that an answer streams, None where it streams something else."""
        stream = getattr(chunks, "file_to_stream", None)
        try:
            return cls(os.dup(stream.fileno()), stream.tell()) if stream else None
        except (AttributeError, OSError, ValueError):
            return None

    def read(self, position: int) -> bytes:
        """Return the next piece after so many bytes, empty at the end."""
        return os.pread(self.handle, CHUNK, self.begins + position)

    def close(self) -> None:
        """Close it."""
        os.close(self.handle)
