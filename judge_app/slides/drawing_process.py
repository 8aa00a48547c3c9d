"""Whether fonts out of decks may be loaded in this process.

A font is a program for the system's font library, and a deck may come from anyone. Only the process
that draws decks says yes: a crash there costs a page and no more.
"""

_own_fonts = False


def let_decks_bring_fonts(*, allowed: bool) -> None:
    """Say whether the decks opened from now on may bring their fonts along."""
    global _own_fonts  # noqa: PLW0603 - true of the whole process
    _own_fonts = allowed


def may_decks_bring_fonts() -> bool:
    """Say whether a deck's fonts may be loaded here; only where it was allowed."""
    return _own_fonts
