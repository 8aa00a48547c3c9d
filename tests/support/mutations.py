"""Random damage, as a bad stick does it and as a forger tries it."""

import random
import re
from collections.abc import Callable

_LARGEST_CHUNK = 4096
_NUMBER = re.compile(rb"[0-9]+")


def mutated(content: bytes, donor: bytes, chance: random.Random) -> bytes:
    """Return `content` with one to four random changes; `donor` is a like file to splice from.

    Bytes are flipped, replaced, dropped, doubled, moved and zeroed, chunks are spliced from the
    donor, numbers are changed, the end is cut off or something added to it.
    """
    found = content
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        found = chance.choice(_WAYS)(found, donor, chance)
    return found


def _place(content: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + int(_LARGEST_CHUNK ** chance.random()))


def _flip(content: bytes, _: bytes, chance: random.Random) -> bytes:
    if not content:
        return content
    place = chance.randrange(len(content))
    return (
        content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :]
    )


def _replace(content: bytes, _: bytes, chance: random.Random) -> bytes:
    start, end = _place(content, chance)
    return content[:start] + chance.randbytes(end - start) + content[end:]


def _zero(content: bytes, _: bytes, chance: random.Random) -> bytes:
    start, end = _place(content, chance)
    return content[:start] + bytes(end - start) + content[end:]


def _drop(content: bytes, _: bytes, chance: random.Random) -> bytes:
    start, end = _place(content, chance)
    return content[:start] + content[end:]


def _double(content: bytes, _: bytes, chance: random.Random) -> bytes:
    start, end = _place(content, chance)
    return content[:end] + content[start:]


def _move(content: bytes, _: bytes, chance: random.Random) -> bytes:
    start, end = _place(content, chance)
    rest = content[:start] + content[end:]
    place = chance.randrange(len(rest) + 1)
    return rest[:place] + content[start:end] + rest[place:]


def _splice(content: bytes, donor: bytes, chance: random.Random) -> bytes:
    start, end = _place(donor, chance)
    place = chance.choice((start, chance.randrange(len(content) + 1)))
    return content[:place] + donor[start:end] + content[place + end - start :]


def _join(content: bytes, donor: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content) + 1)
    return content[:place] + donor[place:]


def _renumber(content: bytes, _: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    number = _NUMBER.search(content, start, start + _LARGEST_CHUNK)
    if number is None:
        return content
    other = str(int(number[0][:9]) + chance.choice((-1, 1, 7, 1000))).encode()
    return content[: number.start()] + other + content[number.end() :]


def _cut(content: bytes, _: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _extend(content: bytes, donor: bytes, chance: random.Random) -> bytes:
    start, end = _place(donor, chance)
    return content + chance.choice((donor[start:end], b"\n", bytes(8), chance.randbytes(20)))


_WAYS: tuple[Callable[[bytes, bytes, random.Random], bytes], ...] = (
    _flip, _flip, _replace, _zero, _drop, _double, _move, _splice, _join, _renumber, _cut, _extend,
)  # fmt: skip
