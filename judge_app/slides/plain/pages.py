"""A page of which only words and pictures are known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPage:
    """What stands on one slide: its title, the lines below, notes and pictures."""

    title: str = ""
    lines: tuple[str, ...] = ()
    notes: str = ""
    hidden: bool = False
    pictures: tuple[bytes, ...] = ()
