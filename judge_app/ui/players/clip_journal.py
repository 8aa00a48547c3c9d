"""The crash journal as it concerns the one clip that is open."""

from judge_app.byte_source import ByteSource
from judge_app.media.journal import CrashJournal
from judge_app.media.player import EngineName
from judge_app.media.selection import Crash, identity_of
from judge_app.ui.players.environment import is_safe_video


class ClipJournal:
    """Writes down which engine has the clip, and knows what happened to it before."""

    def __init__(self, journal: CrashJournal) -> None:
        self._journal = journal
        self._clip = ""

    @property
    def clip(self) -> str:
        """What the clip is remembered by."""
        return self._clip

    @property
    def crashes(self) -> tuple[Crash, ...]:
        """Every crash that is remembered, of any clip."""
        return self._journal.crashes

    def turn_to(self, source: ByteSource) -> None:
        """Write about this clip from now on."""
        self._clip = identity_of(source)

    def opening(self, engine: EngineName) -> None:
        """Write down that this engine gets the clip."""
        self._journal.opening(self._clip, engine, is_safe=is_safe_video())

    def closed(self) -> None:
        """Take note that the clip closed in good order."""
        self._journal.closed()

    def died(self, engine: EngineName) -> None:
        """Remember that this engine's own process died over the clip."""
        self._journal.died(Crash(clip=self._clip, engine=engine))

    def plays_otherwise(self, engine: EngineName) -> bool | None:
        """Return whether the clip plays in another way than when the program ended with it open.

        None if it never did, or if that was told already.
        """
        news = self._journal.news_of(self._clip)
        return None if news is None else (engine, is_safe_video()) != (news.engine, news.was_safe)
