"""Judges who mark a built contest and hand in signed sheets."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from judge_app.contest.ids import JudgeId
from judge_app.documents.keys.sheet_signer import SheetSigner
from judge_app.workflows import finalise as finalising
from judge_app.workflows.mark_entry import JudgingSession
from judge_app.workflows.open_bundle import unlock
from judge_app.workflows.panel_desk import PanelDesk
from tests.support.clocks import TickingClock
from tests.support.contest_folders import SmallContest
from tests.support.signed_contest import GK01, GK02

CLOCK = TickingClock()


@dataclass(frozen=True, slots=True)
class PanelStory:
    """A contest, a folder of work, and a stick."""

    contest: SmallContest
    home: Path
    stick: Path

    def session(self, judge: JudgeId) -> JudgingSession:
        """Open a judge's work."""
        return JudgingSession.open(self.contest.opened, judge, folder=self.home, clock=CLOCK)

    def sheet(
        self,
        judge: JudgeId,
        share: str = "0.8",
        *,
        reason: str = "",
        key: SheetSigner | None = None,
    ) -> Path:
        """Let a judge give every entry this share of each maximum, sign, and hand the sheet in."""
        session = self.session(judge)
        try:
            for code in session.order:
                if session.contest.is_conflicted(session.judge, session.contest.entry(code)):
                    continue
                for leaf in session.contest.rubric.leaves:
                    steps = (leaf.maximum * Decimal(share) / leaf.step).to_integral_value()
                    session.set_mark(code, leaf.id, steps * leaf.step)
            return self.hand_in(session, reason, key)
        finally:
            session.close()

    def hand_in(
        self, session: JudgingSession, reason: str = "", key: SheetSigner | None = None
    ) -> Path:
        """Finalise, sign and export what a session holds."""
        sheet = finalising.finalise(session, reason=reason, clock=CLOCK)
        built = self.contest.built
        judge = session.judge.id
        code = built.codes[judge]
        signer = key or unlock(self.contest.opened, judge, built.keys[judge], code)
        return finalising.export(session, sheet, signer, self.stick).path

    def desk(self) -> PanelDesk:
        """Open the chair's desk."""
        return PanelDesk.open(self.contest.opened, folder=self.home, clock=CLOCK)


def panel_story(contest: SmallContest, room: Path) -> PanelStory:
    """Return a story with an empty stick in `room`."""
    stick = room / "usb"
    stick.mkdir()
    return PanelStory(contest=contest, home=room / "home", stick=stick)


def both_sheets(story: PanelStory) -> tuple[Path, Path]:
    """Let both judges of the small contest hand in a sheet."""
    return story.sheet(GK01, "0.8"), story.sheet(GK02, "0.7")
