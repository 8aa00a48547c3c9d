"""What an open and a sealed scoresheet have in common around their middle."""

from dataclasses import dataclass
from datetime import datetime

from judge_app.contest.contest import Contest
from judge_app.contest.ids import Sha256Hex
from judge_app.contest.panel import Judge
from judge_app.contest.scoresheet import SheetHead
from judge_app.documents.page import house_style
from judge_app.documents.page.document_head import draw_head
from judge_app.documents.page.flow import Flow
from judge_app.documents.page.fonts import Face
from judge_app.documents.page.house_style import LINE, Profile
from judge_app.documents.page.pages import Matrix, Pages
from judge_app.documents.page.pdf_a import DocumentFacts
from judge_app.documents.page.qr import qr_modules
from judge_app.documents.page.text_lines import TextStyle
from judge_app.documents.sheet import payload
from judge_app.documents.sheet.score_rows import judge_line
from judge_app.documents.sheet.scoresheet_furniture import BAND, ScoresheetFurniture
from judge_app.documents.sheet.sheet_codes import page_text
from judge_app.documents.sheet.signature_block import Signer, StampPlace, draw_signature_block
from judge_app.vietnamese.dates import long_date, short_date

FACT = TextStyle(size=12)
FACT_BOLD = TextStyle(face=Face.BOLD, size=12)
_ITALIC = TextStyle(face=Face.ITALIC, size=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSheet:
    """The pages before signing, where the stamp goes, and the payload they were drawn from."""

    payload: bytes
    content: bytes
    stamp: StampPlace
    paper: house_style.Paper
    message: bytes
    """What the codes beside the ink say, and what the judge signs with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFrame:
    """One sheet's frame; `content` is the payload that the pages are drawn from."""

    contest: Contest
    head: SheetHead
    content: bytes
    paper: house_style.Paper

    @property
    def sha256(self) -> Sha256Hex:
        """The hash that the pages name the payload by."""
        return payload.payload_sha256(self.content)

    @property
    def judge(self) -> Judge:
        """Whose sheet it is."""
        return self.contest.panel.member(self.head.judge)

    @property
    def profile(self) -> Profile:
        """The cut of the document."""
        return house_style.profile(self.contest.document_profile)

    def begin(self) -> Flow:
        """Return the first page with the office's head on it."""
        furniture = ScoresheetFurniture(
            judge=f"{self.judge.name} ({self.judge.id})",
            revision=self.head.revision,
            contest=_contest_line(self.contest),
            check_code=payload.check_code(self.sha256),
            page_code=self._page_code,
        )
        pages = Pages(self.paper, furniture)
        flow = Flow(pages=pages, y=self.paper.top, floor=self.paper.height - BAND)
        draw_head(flow, self.profile, self.contest.issuer)
        return flow

    def title(self, flow: Flow, title: str, correction: str) -> None:
        """Draw the title; `correction` stands under it where the sheet is one."""
        flow.skip(3)
        flow.centred(title, self.profile.title)
        flow.skip(1)
        for line in (self.contest.name, self.contest.round_name):
            if line:
                flow.centred(line, self.profile.subtitle, room=flow.room * 0.8)
        half = flow.room * 0.09
        flow.pages.rule(flow.middle - half, flow.y + 1, flow.middle + half, flow.y + 1, width=LINE)
        flow.skip(2)
        if self.head.revision > 1:
            number = self.head.revision
            flow.skip(1)
            flow.centred(
                f"Lần {number}, thay lần {number - 1}. {correction}", _ITALIC, room=flow.room * 0.9
            )
        flow.skip(4)

    def judge_facts(self, flow: Flow) -> None:
        """Draw who the judge is and who appointed the panel."""
        judge = self.judge
        flow.labelled("Họ và tên giám khảo:", f"{judge.name} ({judge.id})", (FACT, FACT_BOLD))
        if line := judge_line(self.contest, judge):
            flow.labelled("Chức vụ, đơn vị:", line, (FACT, FACT))
        if self.contest.panel.decision:
            flow.labelled("Thành lập Ban Giám khảo:", self.contest.panel.decision, (FACT, FACT))

    def finish(self, flow: Flow, message: bytes, codes: tuple[Matrix, ...] = ()) -> DrawnSheet:
        """Draw the place for the signature with the codes of `message` beside it."""
        moment = datetime.fromisoformat(self.head.finalised_at)
        date, place = long_date(moment.date()), self.contest.issuer.place
        signer = Signer(
            place_and_date=f"{place}, {date}" if place else date[:1].upper() + date[1:],
            title="GIÁM KHẢO",
            name=self.judge.name,
            closed_at=(
                f"Chốt phiếu lúc {moment:%H:%M:%S}, {short_date(moment.date())} theo đồng hồ máy"
            ),
        )
        stamp = draw_signature_block(flow, self.profile, signer, codes)
        facts = DocumentFacts(
            title=(
                f"Phiếu chấm điểm - {self.judge.name} ({self.judge.id}) - lần {self.head.revision}"
            ),
            author=self.judge.name,
            subject=_contest_line(self.contest),
            made_at=moment,
        )
        drawn = flow.pages.finish(facts)
        return DrawnSheet(
            payload=self.content, content=drawn, stamp=stamp, paper=self.paper, message=message
        )

    def _page_code(self, page: int, pages: int) -> Matrix:
        return qr_modules(page_text(self.head, self.sha256, page, pages))


def _contest_line(contest: Contest) -> str:
    return f"{contest.name} - {contest.round_name}" if contest.round_name else contest.name
