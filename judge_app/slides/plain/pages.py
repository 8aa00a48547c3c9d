"""A page of which words, pictures, clips and steps are known, each at its place."""

from dataclasses import dataclass

from judge_app.slides.deck import ClickStep, Effect, MediaPlace
from judge_app.slides.scene import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """What moves on a page: what comes by itself, what clicks do, and what is only named."""

    opening: tuple[Effect, ...] = ()
    steps: tuple[ClickStep, ...] = ()
    motion_paths: int = 0
    triggers: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPage:
    """What stands on one slide.

    `items` are its words and pictures at their places. Where a damaged deck does not say where
    anything stands there are none, and `lines` (the title aside) are laid out anew.
    """

    items: tuple[Item, ...] = ()
    title: str = ""
    lines: tuple[str, ...] = ()
    notes: str = ""
    hidden: bool = False
    transition: str = ""
    motion: Motion = Motion()
    media: tuple[MediaPlace, ...] = ()
    linked: tuple[str, ...] = ()
    """Names of pictures outside the deck, which are not looked for."""
    undrawn_pictures: int = 0
    """How many pictures are of a kind that is not drawn."""
