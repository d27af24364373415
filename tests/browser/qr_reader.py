"""Read a QR code from its squares, as ISO/IEC 18004 says; none of it may be damaged."""

from __future__ import annotations

import re
from functools import cache, reduce

Squares = list[list[bool]]

_MASKS = [
    lambda row, column: (row + column) % 2 == 0,
    lambda row, column: row % 2 == 0,
    lambda row, column: column % 3 == 0,
    lambda row, column: (row + column) % 3 == 0,
    lambda row, column: (row // 2 + column // 3) % 2 == 0,
    lambda row, column: row * column % 2 + row * column % 3 == 0,
    lambda row, column: (row * column % 2 + row * column % 3) % 2 == 0,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2 == 0,
]
# Level L: blocks, correcting words of each, and the centres of the small squares.
_BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4]
_CORRECTING = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18]
_CENTRES = [(), (18,), (22,), (26,), (30,), (34,), (22, 38), (24, 42), (26, 46), (28, 50)]


def squares_of(path: str, border: int = 4) -> Squares:
    """From a picture that has a path ``M x y h1v1h-1z`` for each dark square."""
    dark = [(int(y), int(x)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)]
    size = max(row for row, _ in dark) + 1 - border
    found = [[False] * size for _ in range(size)]
    for row, column in dark:
        found[row - border][column - border] = True
    return found


def read(squares: Squares) -> str:
    """Raises ``ValueError`` for a code that is not perfect."""
    version = (len(squares) - 17) // 4
    mask = _mask_of(squares)
    bits = "".join(
        str(int(squares[row][column] != _MASKS[mask](row, column)))
        for row, column in _path(version)
    )
    words = [int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8)]
    return _text_of(_data_of(words, version), version)


def _mask_of(squares: Squares) -> int:
    """Said twice, with a remainder of ten bits behind it."""
    size = len(squares)
    near = [(row, 8) for row in (0, 1, 2, 3, 4, 5, 7, 8)] + [(8, c) for c in (7, 5, 4, 3, 2, 1, 0)]
    far = [(8, size - 1 - at) for at in range(8)] + [(size - 7 + at, 8) for at in range(7)]
    first, second = (
        sum(squares[row][column] << at for at, (row, column) in enumerate(places))
        for places in (near, far)
    )
    said = first ^ 0x5412
    if first != second or _remainder(said, 0x537, 10) or said >> 13 != 0b01:
        raise ValueError("the format is not that of level L")
    return said >> 10 & 0b111


def _remainder(value: int, by: int, bits: int) -> int:
    while value.bit_length() > bits:
        value ^= by << (value.bit_length() - bits - 1)
    return value


def _path(version: int) -> list[tuple[int, int]]:
    size, taken = 17 + 4 * version, _taken(version)
    columns = [*range(size - 1, 6, -2), 5, 3, 1]
    found = []
    for turn, right in enumerate(columns):
        rows = range(size) if turn % 2 else range(size - 1, -1, -1)
        found += [(row, column) for row in rows for column in (right, right - 1)]
    return [place for place in found if place not in taken]


@cache
def _taken(version: int) -> frozenset[tuple[int, int]]:
    """What does not belong to the text."""
    size = 17 + 4 * version
    near, far = range(9), range(size - 8, size)
    corners = [(near, near), (near, far), (far, near)]
    found = {(row, column) for rows, columns in corners for row in rows for column in columns}
    found |= {(6, at) for at in range(size)} | {(at, 6) for at in range(size)}
    centres = (6, *_CENTRES[version - 1]) if version > 1 else ()
    for row in centres:
        for column in centres:
            if (row, column) not in {(6, 6), (6, centres[-1]), (centres[-1], 6)}:
                found |= {(row + a, column + b) for a in range(-2, 3) for b in range(-2, 3)}
    if version >= 7:
        found |= {(row, size - 11 + at) for row in range(6) for at in range(3)}
        found |= {(size - 11 + at, column) for column in range(6) for at in range(3)}
    return frozenset(found)


def _data_of(words: list[int], version: int) -> list[int]:
    count, correcting = _BLOCKS[version - 1], _CORRECTING[version - 1]
    short, longer = divmod(len(words) - count * correcting, count)
    sizes = [short + (block >= count - longer) for block in range(count)]
    blocks: list[list[int]] = [[] for _ in sizes]
    source = iter(words)
    for at in range(max(sizes)):
        for block, size in zip(blocks, sizes, strict=True):
            if at < size:
                block.append(next(source))
    ends: list[list[int]] = [[next(source) for _ in blocks] for _ in range(correcting)]
    for index, block in enumerate(blocks):
        _check([*block, *(end[index] for end in ends)], correcting)
    return [word for block in blocks for word in block]


def _check(block: list[int], correcting: int) -> None:
    """A block is a multiple of (x - 1)(x - 2)(x - 4)…: each of these is a zero of it."""
    root = 1
    for _ in range(correcting):
        if reduce(lambda sum_, word: _times(sum_, root) ^ word, block, 0):
            raise ValueError("a block is damaged")
        root = _times(root, 2)


def _times(one: int, other: int) -> int:
    product = 0
    for bit in range(8):
        if other >> bit & 1:
            product ^= one << bit
    return _remainder(product, 0x11D, 8)


def _text_of(data: list[int], version: int) -> str:
    bits = "".join(f"{word:08b}" for word in data)
    if bits[:4] != "0100":
        raise ValueError("the text is not in bytes")
    start = 12 if version < 10 else 20
    end = start + 8 * int(bits[4:start], 2)
    content = bytes(int(bits[at : at + 8], 2) for at in range(start, end, 8))
    rest = bits[end:]
    padding = rest[-(len(rest) // 8) * 8 :] if len(rest) >= 8 else ""
    if padding.strip("0") and not ("1110110000010001" * len(data)).startswith(padding.lstrip("0")):
        raise ValueError("the padding is wrong")
    return content.decode()
