"""Native libraries without the tables that only debuggers and linkers read.

``strip`` of the binutils does the same, but only for the machine that it was made for.
"""

from __future__ import annotations

import struct
from pathlib import Path

# Of ELF's 64-bit header, little-endian: where program and section headers are, and how many.
_HEADER = struct.Struct("<16s HHI QQQ I HHHHHH")
_SEGMENT = struct.Struct("<II QQQQQQ")


def strip(library: Path) -> None:
    """Cut off what lies behind the last byte that is loaded to run: symbols and section headers."""
    with library.open("r+b") as file:
        header = list(_HEADER.unpack(file.read(_HEADER.size)))
        if header[0][:6] != b"\x7fELF\x02\x01":
            raise ValueError(f"{library} is no 64-bit ELF file")
        first, size, count = header[5], header[9], header[10]
        file.seek(first)
        table = file.read(size * count)
        segments = [_SEGMENT.unpack_from(table, size * number) for number in range(count)]
        # Offset and length in the file.
        loaded = max(segment[2] + segment[5] for segment in segments)
        header[6], header[12], header[13] = 0, 0, 0
        file.truncate(loaded)
        file.seek(0)
        file.write(_HEADER.pack(*header))
