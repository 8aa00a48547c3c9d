"""The contest that the pictures show: the sample's whole story, and one judge half-way through."""

import shutil
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from pathlib import Path

from judge_app.cli.demo_story import tell_story
from judge_app.contest.ids import JudgeId
from judge_app.contest.scoresheet import Note, Outcome, Place
from judge_app.workflows.clock import laptop_clock
from judge_app.workflows.mark_entry import JudgingSession
from judge_app.workflows.open_bundle import open_bundle

_DONE = {"SP-001": "0.93", "SP-002": "0.71", "SP-004": "0.80", "SP-008": "0.88", "SP-014": "0.66"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Where everything of the told story lies."""

    folder: Path
    codes: dict[JudgeId, str]

    @property
    def contest(self) -> Path:
        """The contest folder of staff."""
        return self.folder / "contest"

    @property
    def bundle(self) -> Path:
        """The bundle."""
        return next((self.contest / "built").glob("*.judgebundle"))

    @property
    def sheets(self) -> Path:
        """The signed sheets of every judge."""
        return self.folder / "usb"

    @property
    def home(self) -> Path:
        """The kept work of judges and chair, all of it finished."""
        return self.folder / "home"

    @property
    def half_marked_home(self) -> Path:
        """The kept work of the first judge, in the middle of it."""
        return self.folder / "half"

    @property
    def chair_code(self) -> str:
        """The code that opens the chair's key."""
        chair = open_bundle(self.bundle).contest.panel.chair
        assert chair is not None
        return self.codes[chair.id]

    @property
    def exported(self) -> Path:
        """Where the window exports a sheet to."""
        return self.folder / "window-export"


def told(folder: Path) -> Story:
    """Tell the story afresh into `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    tell_story(folder, "vi")
    lines = (folder / "codes.txt").read_text(encoding="utf-8").splitlines()
    codes = {JudgeId(judge): code for judge, code in (line.split() for line in lines)}
    story = Story(folder=folder, codes=codes)
    _mark_half(story)
    return story


def _mark_half(story: Story) -> None:
    opened = open_bundle(story.bundle)
    session = JudgingSession.open(
        opened, JudgeId("GK01"), folder=story.half_marked_home, clock=laptop_clock
    )
    try:
        codes = {str(code): code for code in session.order}
        for name, share in _DONE.items():
            for leaf in session.contest.rubric.leaves:
                steps = leaf.maximum * Decimal(share) / leaf.step
                value = steps.to_integral_value(ROUND_FLOOR) * leaf.step
                session.set_mark(codes[name], leaf.id, value)
        for leaf in session.contest.rubric.leaves[:3]:
            session.set_mark(codes["SP-006"], leaf.id, leaf.maximum - leaf.step)
        session.set_outcome(codes["SP-005"], Outcome.COULD_NOT_OPEN, "Video dừng giữa chừng.")
        file = "ngay-hoi-chuyen-doi-so.mp4"
        for number, (moment, text) in enumerate(
            ((2_000, "Mở đầu gọn, rõ chủ đề."), (5_500, "Lời bình hơi nhỏ."))
        ):
            place = Place(file=file, milliseconds=moment)
            session.put_note(codes["SP-001"], Note(id=f"n{number}", text=text, place=place))
    finally:
        session.close()
