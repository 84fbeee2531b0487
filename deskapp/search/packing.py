"""Postings as bytes, sealed: what was not written so is damaged, and never counted.

    4 bytes   CRC-32 of the feature's name, the size of the index and all that follows
    1 byte    how the members are written: SPARSE, DENSE, or RAW for anything but a set
    4 bytes   how many members
    the rest  SPARSE: the places of the bytes of the bit map that are not empty, 32 bits each,
              then those bytes; DENSE: the whole bit map

All numbers are little-endian. A set that is written sparse is put together byte by byte, so
common features are written as maps long before that would be the smaller form.
"""

from __future__ import annotations

from array import array
from struct import Struct, pack, unpack_from
from zlib import crc32

RAW, SPARSE, DENSE = 0, 1, 2
DENSE_FROM = 128
"""A feature that one phrase in so many has, or more, is a bit map."""
ONE = ord("1")
HEAD = Struct("<IBI")


class DamagedIndexError(ValueError):
    """A stored index that contradicts itself; it must be built anew."""


def pack_set(feature: str, numbers: array[int], size: int) -> bytes:
    """The posting of `feature`: ascending phrase numbers, all below `size`."""
    if len(numbers) * DENSE_FROM >= size:
        return _sealed(feature, DENSE, len(numbers), _bitmap(numbers, size), size)
    filled: dict[int, int] = {}
    for number in numbers:
        place = number >> 3
        filled[place] = filled.get(place, 0) | 1 << (number & 7)
    places = pack(f"<{len(filled)}I", *filled)
    return _sealed(feature, SPARSE, len(numbers), places + bytes(filled.values()), size)


def _bitmap(numbers: array[int], size: int) -> bytes:
    digits = bytearray(b"0") * (size + 1)
    for number in numbers:
        digits[-number - 1] = ONE
    return int(digits, 2).to_bytes(size // 8 + 1, "little")


def pack_raw(feature: str, payload: bytes, size: int) -> bytes:
    """Any other value, sealed like a posting."""
    return _sealed(feature, RAW, 0, payload, size)


def check(feature: str, sealed: bytes, size: int) -> None:
    """Raises DamagedIndexError when `sealed` is not what was written for `feature` in this index."""
    if len(sealed) < HEAD.size or HEAD.unpack_from(sealed)[0] != _seal(feature, memoryview(sealed)[4:], size):
        raise DamagedIndexError(f"{feature}: not what was written")


def members(sealed: bytes) -> int:
    """The set of phrase numbers in a checked posting, as a number with those bits."""
    if sealed[4] == DENSE:
        return int.from_bytes(memoryview(sealed)[HEAD.size :], "little")
    filled = (len(sealed) - HEAD.size) // 5
    places = unpack_from(f"<{filled}I", sealed, HEAD.size)
    bitmap = bytearray(places[-1] + 1 if places else 0)
    for place, value in zip(places, sealed[HEAD.size + 4 * filled :], strict=True):
        bitmap[place] = value
    return int.from_bytes(bitmap, "little")


def how_many(sealed: bytes) -> int:
    """How many members a checked posting has."""
    count: int = HEAD.unpack_from(sealed)[2]
    return count


def payload(sealed: bytes) -> bytes:
    """What was given to `pack_raw`."""
    return sealed[HEAD.size :]


def _sealed(feature: str, form: int, count: int, payload: bytes, size: int) -> bytes:
    rest = HEAD.pack(0, form, count)[4:] + payload
    return _seal(feature, rest, size).to_bytes(4, "little") + rest


def _seal(feature: str, rest: bytes | memoryview, size: int) -> int:
    return crc32(rest, crc32(feature.encode(), size))
