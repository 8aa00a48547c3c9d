"""What the window asked libVLC's process for, so that one that takes over goes on alike."""

from judge_app.ui.players.vlc import wire


class VlcWishes:
    """Speed and loudness hold for every clip; the rest is about the one that is open."""

    def __init__(self) -> None:
        self.rate = 1.0
        self.volume = 100
        self.forget_clip()

    def forget_clip(self) -> None:
        """Keep only what holds for every clip."""
        self.picture_size = (0, 0)
        self.sound: int | None = None
        self.subtitles: int | None = None
        self.ahead_ms = 0

    def opening(self, *, clip: int, size: int, start_ms: int, plays: bool) -> wire.OpenClip:
        """Return the request that opens a clip of `size` bytes as it is wished for."""
        width, height = self.picture_size
        return wire.OpenClip(
            clip=clip,
            size=size,
            width=width,
            height=height,
            start_ms=start_ms,
            plays=plays,
            rate=self.rate,
            volume=self.volume,
            sound=self.sound,
            subtitles=self.subtitles,
            ahead_ms=self.ahead_ms,
        )
