"""Certificates of the official result: who gets one, in the order they are read out.

They are never signed electronically: offices sign them with ink and put their seal on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from judge_app.atomic_file import write_atomically
from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry
from judge_app.contest.ids import EntryCode
from judge_app.contest.rules import Award
from judge_app.db.ledger import LedgerKind
from judge_app.documents.result.certificate_form import (
    CertificateForm,
    FormProblem,
    ReadingOrder,
    Recipients,
    first_form,
    form_problems,
)
from judge_app.documents.result.certificates import CertificateBook, CertificateLine, render
from judge_app.errors import JudgeAppError
from judge_app.file_errors import explained
from judge_app.tally.entry_result import EntryResult, TallyResult
from judge_app.workflows.panel_desk import PanelDesk, result_sha256

_FOLDER = "certificates"


class ResultNotOfficialError(JudgeAppError):
    """The chair has not made the result official yet; awards may still change."""


class OfficialResultChangedError(JudgeAppError):
    """The result as worked out now is not the one that was made official."""


class NobodyAwardedError(JudgeAppError):
    """The official result has no prize for anybody."""


class FormProblemsError(JudgeAppError):
    """What was typed cannot be printed; `problems` lists everything."""

    def __init__(self, problems: tuple[FormProblem, ...]) -> None:
        super().__init__(*(problem.value for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateSet:
    """The file, and what whoever prints it should know."""

    pdf: bytes
    lines: tuple[CertificateLine, ...]
    """One a page."""
    without_winner: tuple[str, ...]
    """Prizes that nobody got, with their category where each category has its own."""
    withheld: tuple[EntryCode, ...]
    """Entries whose prize waits for a tie to be broken; they have no page."""
    hard_to_read: tuple[EntryCode, ...]
    """Entries with so much text that letters became very small."""


def make_certificates(desk: PanelDesk, form: CertificateForm) -> CertificateSet:
    """Return the certificates of the desk's official result; the same for the same form.

    Raises:
        ResultNotOfficialError: the result is not frozen.
        OfficialResultChangedError: it does not come out as it was frozen.
        NobodyAwardedError: there is no prize.
        FormProblemsError: the form cannot be printed.
    """
    frozen = desk.state.frozen
    if frozen is None:
        raise ResultNotOfficialError
    if problems := form_problems(form):
        raise FormProblemsError(problems)
    result = desk.result()
    if result_sha256(result) != frozen.result:
        raise OfficialResultChangedError
    lines = certificate_lines(result, form)
    if not lines:
        raise NobodyAwardedError
    book = CertificateBook(
        contest=desk.contest, form=form, lines=lines, made_at=_made_official_at(desk)
    )
    drawn = render(book)
    return CertificateSet(
        pdf=drawn.pdf,
        lines=lines,
        without_winner=tuple(_without_winner(result)),
        withheld=tuple(entry.code for entry in result.entries if entry.withheld),
        hard_to_read=drawn.hard_to_read,
    )


def certificate_lines(result: TallyResult, form: CertificateForm) -> tuple[CertificateLine, ...]:
    """Return what each certificate says: prize by prize, category by category, by place."""
    contest = result.ballots.contest
    upwards = form.order is ReadingOrder.LOWEST_FIRST
    awards = contest.award_rules.awards
    return tuple(
        line
        for award in (reversed(awards) if upwards else awards)
        for winner in _winners(result, award, upwards=upwards)
        for line in _lines(contest, award, contest.entry(winner.code), form.recipients)
    )


def remembered_form(folder: Path, contest: Contest) -> CertificateForm:
    """Return what was typed last for this contest on this machine, or how a form begins."""
    try:
        content = _file(folder, contest).read_bytes()
        return msgspec.json.decode(content, type=CertificateForm)
    except (OSError, msgspec.MsgspecError):
        return first_form(contest)


def remember_form(folder: Path, contest: Contest, form: CertificateForm) -> None:
    """Keep a form on this machine; `FileProblemError` says why not."""
    path = _file(folder, contest)
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, msgspec.json.format(msgspec.json.encode(form)))


def _file(folder: Path, contest: Contest) -> Path:
    return folder / _FOLDER / f"{contest.id}.json"


def _winners(result: TallyResult, award: Award, *, upwards: bool) -> list[EntryResult]:
    order = [category.id for category in result.ballots.contest.categories]
    found = sorted(
        (entry for entry in result.entries if award.id in entry.awards),
        key=lambda entry: entry.code,
    )
    found.sort(key=lambda entry: entry.place or 0, reverse=upwards)
    found.sort(key=lambda entry: order.index(entry.category))
    return found


def _lines(
    contest: Contest, award: Award, entry: Entry, recipients: Recipients
) -> Iterator[CertificateLine]:
    unit = contest.unit(entry.unit).name
    names = entry.authors or (unit,)
    papers = [names] if recipients is Recipients.ENTRY else [(name,) for name in names]
    several = len(contest.categories) > 1
    for paper in papers:
        yield CertificateLine(
            code=entry.code,
            recipients=paper,
            unit=unit,
            award=award.label,
            category=contest.category(entry.category).name if several else "",
            product=entry.title,
        )


def _without_winner(result: TallyResult) -> Iterator[str]:
    contest = result.ballots.contest
    held = {(award, entry.category) for entry in result.entries for award in entry.awards}
    for award in contest.award_rules.awards:
        fields = [c for c in contest.categories if award.category in (None, c.id)]
        if not contest.award_rules.per_category and award.category is None:
            if not any((award.id, field.id) in held for field in fields):
                yield award.label
            continue
        for field in fields:
            if (award.id, field.id) not in held:
                yield (
                    f"{award.label} ({field.name})" if len(contest.categories) > 1 else award.label
                )


def _made_official_at(desk: PanelDesk) -> datetime:
    """Return when the result was frozen, so that every printing gives the same bytes."""
    moments = [entry.at for entry in desk.ledger() if entry.kind is LedgerKind.FREEZE]
    return datetime.fromisoformat(moments[-1])
