"""What the result documents print: everything already in words and figures.

`workflows` fills this from the tally and the ledger; the documents only lay it out, so that the
table, the minutes and the entry sheets can never disagree.
"""

from dataclasses import dataclass
from datetime import datetime

from judge_app.contest.contest import Contest
from judge_app.contest.ids import CategoryId, EntryCode, JudgeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """One entry in the summary table."""

    code: EntryCode
    title: str
    authors: str
    unit: str
    kind: str
    marks: tuple[str, ...]
    """One cell a judge, in the panel's order: `85,5`, `-` not marked, `(65)` void."""
    total: str
    figure: str
    place: str
    award: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryTable:
    """A category's entries from the first place down, and those that have none."""

    category: CategoryId
    name: str
    lines: tuple[ResultLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A scoresheet that took part, as the minutes list it."""

    judge: JudgeId
    name: str
    revision: int
    marked: int
    not_marked: int
    check_code: str
    on_paper: bool = False
    typed_by: tuple[str, ...] = ()
    """Who typed a paper sheet and who confirmed it; empty where its codes brought it in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyLine:
    """One judge's part in an entry's result."""

    judge: str
    marks: tuple[str, ...]
    """One cell a leaf of the rubric."""
    total: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """One entry's sheet: every mark, and the way from the marks to the place."""

    line: ResultLine
    category: str
    criteria: tuple[str, ...]
    judges: tuple[WhyLine, ...]
    steps: tuple[str, ...]
    """Sentences from the marks to the place, in order."""
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What the program cannot know of the panel's meeting; empty fields stay blank lines."""

    number: str = ""
    place: str = ""
    began: str = ""
    ended: str = ""
    secretary: str = ""
    guests: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultBook:
    """Everything that the result set says."""

    contest: Contest
    made_at: datetime
    judges: tuple[tuple[JudgeId, str], ...]
    """Ids and names of the judges whose marks count, in the panel's order."""
    tables: tuple[CategoryTable, ...]
    sheets: tuple[SheetLine, ...]
    pages: tuple[EntryPage, ...]
    rules: tuple[str, ...]
    """The rules that decided, as sentences."""
    absent: tuple[str, ...] = ()
    voids: tuple[str, ...] = ()
    settlements: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    could_not_open: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()
    not_ranked: tuple[str, ...] = ()
    meeting: Meeting = Meeting()
    bundle_code: str = ""
    """The bundle's fingerprint, shortened for print."""
    data_code: str = ""
    """The fingerprint of the data that the result was worked out from."""
    official: bool = False
    """Whether the chair has frozen the result."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The judges as columns are headed: by their ids, those on paper with a star."""
        paper = {sheet.judge for sheet in self.paper_sheets}
        return tuple(f"{judge} *" if judge in paper else str(judge) for judge, _ in self.judges)

    @property
    def paper_sheets(self) -> tuple[SheetLine, ...]:
        """The sheets that came in from paper."""
        return tuple(sheet for sheet in self.sheets if sheet.on_paper)

    @property
    def paper_legend(self) -> str:
        """What the star at a judge's column means; empty where there is none."""
        return "“*” nhập từ phiếu giấy." if self.paper_sheets else ""
