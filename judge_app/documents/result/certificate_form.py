"""What people choose and type for certificates, and what is wrong with it."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from judge_app.contest.contest import Contest
from judge_app.vietnamese.dates import read_day


class CertificateKind(StrEnum):
    """Which paper an award is given with."""

    CERTIFICATE = "chung-nhan"
    """Giấy chứng nhận."""
    PRAISE = "giay-khen"
    """Giấy khen."""


class Recipients(StrEnum):
    """Who gets a paper of their own."""

    ENTRY = "entry"
    """One paper an entry, with all its authors."""
    PERSON = "person"
    """One paper for each author."""


class ReadingOrder(StrEnum):
    """How prizes are read out at the ceremony."""

    LOWEST_FIRST = "lowest-first"
    HIGHEST_FIRST = "highest-first"


class CertificateLayout(StrEnum):
    """What is printed."""

    FULL = "full"
    """Frame and all texts, on plain paper."""
    TEXTS = "texts"
    """All texts, on paper with a printed frame."""
    ENTRIES_ONLY = "entries-only"
    """On paper that bears the frame, the nation's lines and the title already."""


class CertificatePaper(StrEnum):
    """The sheet, always across."""

    A4 = "a4"
    """297 × 210 mm."""
    WIDE = "360x237"
    """360 × 237 mm."""


MOST_MOVED = 25.0
"""Millimetres that texts can be moved on a printed frame, each way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateForm:
    """Everything that is typed and chosen once a contest; empty texts stay blank or dotted."""

    kind: CertificateKind = CertificateKind.CERTIFICATE
    parent: str = ""
    """Cơ quan chủ quản, over the issuer."""
    issuer: str = ""
    decision: str = ""
    """The decision's number, such as `45/QĐ-BTV`."""
    decision_day: str = ""
    """As typed, such as `20/4/2024`; so is `day`."""
    register: str = ""
    """The first paper's number in the register; a number in it counts on: `015/GCN`, `016/GCN`."""
    place: str = ""
    day: str = ""
    on_behalf: str = ""
    """Such as `TM. BAN THƯỜNG VỤ`."""
    signer_title: str = ""
    """Such as `CHỦ TỊCH`."""
    signer: str = ""
    recipients: Recipients = Recipients.ENTRY
    order: ReadingOrder = ReadingOrder.LOWEST_FIRST
    layout: CertificateLayout = CertificateLayout.FULL
    paper: CertificatePaper = CertificatePaper.A4
    right: float = 0.0
    """Millimetres that texts are moved to the right on a printed frame; negative: to the left."""
    down: float = 0.0


class FormProblem(StrEnum):
    """What is wrong with a form; its value is the field."""

    DECISION_DAY = "decision_day"
    """No day of the calendar."""
    DAY = "day"
    """No day of the calendar."""
    MOVED = "moved"
    """Texts are moved too far."""


def first_form(contest: Contest) -> CertificateForm:
    """Return the form as it begins: what the contest itself says of its office."""
    issuer = contest.issuer
    return CertificateForm(parent=issuer.parent, issuer=issuer.name, place=issuer.place)


def form_problems(form: CertificateForm) -> tuple[FormProblem, ...]:
    """Return everything that is wrong with a form."""
    found = []
    if form.decision_day and read_day(form.decision_day) is None:
        found.append(FormProblem.DECISION_DAY)
    if form.day and read_day(form.day) is None:
        found.append(FormProblem.DAY)
    if not (abs(form.right) <= MOST_MOVED and abs(form.down) <= MOST_MOVED):
        found.append(FormProblem.MOVED)
    return tuple(found)


def typed_day(text: str) -> date | None:
    """Return a day of a form without problems, None where it is left blank."""
    return read_day(text) if text else None


def register_number(first: str, place: int) -> str:
    """Return the number of the paper at `place` (from 0): the first figures in `first` count on.

    Without figures the text stands with dots behind it, to be filled in by hand.
    """
    figures = re.search(r"\d+", first, re.ASCII)
    if figures is None:
        return f"{first}…………"
    number = str(int(figures.group()) + place).zfill(len(figures.group()))
    return first[: figures.start()] + number + first[figures.end() :]
