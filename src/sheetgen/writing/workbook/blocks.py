"""Rows and links deflated as they are drawn, a block at a time: one that is as it was is copied.

Each block is a stream of its own that ends on a byte, so that blocks stand one behind the other in
a part of a package whatever becomes of those around them. It is parsed before it is deflated:
nobody is given a part that is no XML.
"""

import re
import zlib
from collections.abc import Iterator
from functools import cache
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, NamedTuple
from xml.parsers import expat

_IN_MEMORY = 1 << 20
_LARGE = 1 << 18
"""Signs after which a block is closed, whoever draws."""
LEVEL = 5
"""A twentieth larger than by zlib's usual level, in less than two thirds of its time."""
_AROUND = (
    b'<x xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    b"</x>",
)
_LOOKS = re.compile(rb' s="(\d+)"')
"""What words say in this way stands among them, and is no harm: a number more is asked about."""
LAST = b"\x03\x00"
"""What ends a deflated part: a last block that holds nothing."""


class Block(NamedTuple):
    """Bytes deflated: how many they are deflated and whole, and the CRC-32 of the whole."""

    packed: int
    size: int
    crc: int


NO_BLOCK = Block(0, 0, 0)


def deflated(raw: bytes) -> tuple[bytes, Block]:
    """Bytes as a block, none of which looks back beyond its beginning."""
    deflater = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = deflater.compress(raw) + deflater.flush(zlib.Z_SYNC_FLUSH)
    return packed, Block(len(packed), len(raw), zlib.crc32(raw))


def inflated(packed: bytes) -> str:
    """What blocks say, one behind the other."""
    return zlib.decompress(packed + LAST, -zlib.MAX_WBITS).decode()


def joined(first: Block, second: Block) -> Block:
    """Two blocks, one behind the other."""
    crc = _times(_shift(second.size), first.crc) ^ second.crc
    return Block(first.packed + second.packed, first.size + second.size, crc)


class Blocks:
    """What is drawn before its turn, deflated, in a file that lies on the disk once it is large."""

    def __init__(self, folder: str | None) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY, dir=folder)  # noqa: SIM115 - closed with the book
        self._drawn: list[str] = []
        self._signs = 0
        self.whole = self.run = NO_BLOCK
        self.looks: set[bytes] | None = None
        self.fault: expat.ExpatError | None = None

    def add(self, drawn: str) -> None:
        """One more element."""
        self._drawn.append(drawn)
        self._signs += len(drawn)
        if self._signs > _LARGE:
            self.close_block()

    def close_block(self) -> None:
        """End the block that is being drawn, where anything is in it."""
        if not self._drawn:
            return
        raw = "".join(self._drawn).encode()
        self._drawn.clear()
        self._signs = 0
        self._parse(raw)
        if self.looks is not None:
            self.looks.update(_LOOKS.findall(raw))
        packed, block = deflated(raw)
        self._file.write(packed)
        self.whole, self.run = (
            Block(was.packed + block.packed, was.size + block.size, zlib.crc32(raw, was.crc))
            for was in (self.whole, self.run)
        )

    def start_run(self, *, is_looked_at: bool = False) -> None:
        """What is drawn from here on is told by :attr:`run`, the numbers of its looks as well."""
        self.close_block()
        self.run = NO_BLOCK
        self.looks = set() if is_looked_at else None

    def copy(self, packed: bytes, block: Block) -> None:
        """Add a block as it is, behind all that was drawn."""
        self.close_block()
        self._file.write(packed)
        self.whole = joined(self.whole, block)

    def _parse(self, raw: bytes) -> None:
        """The first fault is told when the book is put together, which knows the part's name."""
        parser = expat.ParserCreate(namespace_separator=" ")
        try:
            parser.Parse(_AROUND[0])
            parser.Parse(raw)
            parser.Parse(_AROUND[1], True)  # noqa: FBT003 - positional in expat
        except expat.ExpatError as fault:
            self.fault = self.fault or fault

    def pour(self, into: BinaryIO) -> Block:
        """Copy all of it, and tell what it is."""
        self.close_block()
        self._file.seek(0)
        copyfileobj(self._file, into)
        return self.whole

    def discard(self) -> None:
        """Give the file back to the system."""
        self._file.close()


# The CRC-32 of two texts in a row from those of each, as zlib's own crc32_combine reckons it, which
# Python has not: polynomials over two, bits reversed.
_POLYNOMIAL = 0xEDB88320
_ONE = 1 << 31


def _times(a: int, b: int) -> int:
    product, bit = 0, _ONE
    while a:
        if a & bit:
            product ^= b
            a ^= bit
        bit >>= 1
        b = (b >> 1) ^ _POLYNOMIAL if b & 1 else b >> 1
    return product


@cache
def _powers() -> tuple[int, ...]:
    """Of x, each to a power of two, from that of a byte on."""
    return tuple(_squares())


def _squares() -> Iterator[int]:
    power = _ONE >> 8
    for _ in range(32):
        yield power
        power = _times(power, power)


def _shift(size: int) -> int:
    """What so many bytes behind a text make of its CRC."""
    shift = _ONE
    for power in _powers():
        if not size:
            break
        if size & 1:
            shift = _times(power, shift)
        size >>= 1
    return shift
