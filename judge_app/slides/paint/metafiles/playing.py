"""Plays the records of a metafile of either kind, one after the other."""

import struct
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtGui import QPainter

from judge_app.slides.paint.metafiles.context import Context

Player = Callable[[Context, bytes], None]
"""Draws what a record says; given what stands behind its type and size."""


def play_records(
    painter: QPainter,
    context: Context,
    records: Iterable[tuple[int, bytes]],
    players: Mapping[int, Player],
) -> None:
    """Play all records there is a player for, and put the painter back as it was saved.

    A record that is cut short costs only itself.
    """
    try:
        for kind, body in records:
            player = players.get(kind)
            if player is not None:
                _play(player, context, body)
    finally:
        context.close()
        painter.restore()


def _play(player: Player, context: Context, body: bytes) -> None:
    try:
        player(context, body)
    except (struct.error, IndexError, ValueError, ArithmeticError):
        return
