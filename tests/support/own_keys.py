"""A judge who makes the own key, and staff who certify it, each at their own machine."""

import random
from dataclasses import dataclass
from pathlib import Path

from judge_app.contest.ids import JudgeId
from judge_app.workflows.build_bundle import Building, BuiltBundle, build
from judge_app.workflows.certify_key import CertifiedKey, certify_key, hand_back, open_request
from judge_app.workflows.open_bundle import OpenedBundle, open_bundle
from judge_app.workflows.own_key import KeyMaking, OwnKey, make_key, write_request
from judge_app.workflows.token_key import find_tokens, request_for_token
from tests.support.clocks import TickingClock
from tests.support.contest_folders import CHEAP, SmallContest
from tests.support.signed_contest import GK01, MOMENT

ROOT = JudgeId("root")


def staff(seed: int = 2) -> Building:
    """Return what staff's machine gives."""
    chance = random.Random(seed)
    return Building(clock=TickingClock(), random_bytes=chance.randbytes, cost=CHEAP)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A contest, a judge's laptop and a stick between them."""

    contest: SmallContest
    laptop: Path
    stick: Path
    judge: JudgeId = GK01

    @property
    def staff_code(self) -> str:
        """What opens the root key."""
        return self.contest.built.codes[ROOT]

    def make(self, seed: int = 5, opened: OpenedBundle | None = None) -> OwnKey:
        """Let the judge make a key and write the request to the stick."""
        chance = random.Random(seed)
        outside = KeyMaking(moment=MOMENT, random_bytes=chance.randbytes, cost=CHEAP)
        made = make_key(opened or self.contest.opened, self.judge, self.laptop, outside)
        write_request(made, self.stick)
        return made

    def certify(self, digits: str) -> CertifiedKey:
        """Let staff certify what is on the stick, after typing `digits`, and answer."""
        folder = self.contest.folder
        request = open_request(folder, self.stick / f"{self.judge}.keyrequest", staff())
        done = certify_key(folder, request, digits, staff(), self.staff_code)
        hand_back(done, self.stick)
        return done

    def list_token(self, driver: Path, label: str, pin: str) -> None:
        """Put the first key of a token on the roster, and pack again."""
        (token,) = (each for each in find_tokens(driver) if each.label == label)
        _, digits = request_for_token(
            *(self.contest.opened, self.judge, driver, token, token.certificates[0], pin),
            moment=MOMENT,
            folder=self.stick,
        )
        self.certify(digits)
        self.rebuild()

    def rebuild(self) -> tuple[BuiltBundle, OpenedBundle]:
        """Let staff pack again."""
        built = build(self.contest.folder, staff(3), staff_code=self.staff_code)
        return built, open_bundle(built.bundle)


def exchange(contest: SmallContest, room: Path, judge: JudgeId = GK01) -> Exchange:
    """Return an exchange whose laptop and stick are empty folders in `room`."""
    laptop, stick = room / "laptop", room / "usb"
    for folder in (laptop, stick):
        folder.mkdir(exist_ok=True)
    return Exchange(contest, laptop, stick, judge)
