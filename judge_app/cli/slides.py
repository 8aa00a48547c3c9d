"""`judge-app slides`: draw decks into files, and say what is in them."""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from judge_app.cli.failures import sentence
from judge_app.cli.language import lang_option
from judge_app.errors import JudgeAppError

if TYPE_CHECKING:
    from judge_app.slides.converting.convert import Conversion
    from judge_app.slides.examining import Examination
    from judge_app.slides.worker import DeckWorker

_DECKS = click.argument("decks", nargs=-1, required=True, type=click.Path(path_type=Path))
# One that is not there is told when its turn comes: the others are drawn all the same.
_ENDINGS = {
    ".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm", ".ppt", ".pps", ".pot", ".odp", ".otp",
    ".pdf", ".fodp", ".sxi", ".key",
}  # fmt: skip


@click.group("slides")
def group() -> None:
    """Xem và đổi các bài trình chiếu. / Look at and convert decks."""


@group.command("render")
@_DECKS
@click.option("-o", "--output", required=True, type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--width",
    default=1280,
    show_default=True,
    type=click.IntRange(16, 10_000),
    help="Điểm ảnh. / Pixels.",
)
@click.option(
    "--source", type=click.Choice(["builtin", "converted"]), default="builtin", show_default=True
)
@click.option("--slides", "numbers", default="", help="1-3 hoặc/or 2,5.")
@click.option(
    "--own-fonts",
    is_flag=True,
    help="Dùng phông chữ kèm trong bài. / Use the fonts that decks bring along.",
)
@lang_option
def render(
    *,
    decks: tuple[Path, ...],
    output: Path,
    width: int,
    source: str,
    numbers: str,
    own_fonts: bool,
    lang: str,
) -> None:
    """Vẽ DECKS thành slide-001.png… và slides.pdf. / Draw DECKS into pictures and a PDF.

    Giám khảo luôn thấy phông chữ kèm trong bài; ở đây chỉ dùng khi có --own-fonts, để so sánh được
    với LibreOffice. / Judges always see a deck's own fonts; here they are used with --own-fonts
    only, so that the pictures can be compared with LibreOffice's.

    DECKS là tệp hoặc thư mục. / DECKS are files or folders.
    """
    from judge_app.slides.render_files import render_deck  # noqa: PLC0415 - loads Qt
    from judge_app.slides.worker import DeckWorker  # noqa: PLC0415

    wanted = _wanted(numbers)
    paths = _files(decks)
    failed = 0
    worker = DeckWorker(own_fonts=own_fonts)
    with tempfile.TemporaryDirectory(prefix="judge-app-slides-") as room:
        for deck, folder in zip(paths, _folders(paths, output), strict=True):
            try:
                shown = deck if source == "builtin" else _converted(deck, Path(room), worker, lang)
                done = render_deck(shown, folder, worker, width=width, wanted=wanted.__contains__)
            except (JudgeAppError, _NotConvertedError) as failure:
                failed += 1
                click.echo(f"{deck.name}: {_why_not(failure, lang)}", err=True)
                continue
            if not done.drawn and not done.failures:
                failed += 1
                click.echo(f"{deck.name}: {_NO_SUCH_SLIDES[lang == 'en']}", err=True)
                continue
            click.echo(f"{deck.name}: {done.drawn}")
            for missed in done.failures:
                failed += 1
                click.echo(f"{deck.name}: {sentence(missed, lang)}", err=True)
    worker.shut_down()
    if failed:
        sys.exit(1)


def _why_not(failure: Exception, lang: str) -> str:
    """Return why a deck was not drawn, in the words that staff's check has for it."""
    from judge_app.intake.deck_words import REFUSED  # noqa: PLC0415
    from judge_app.slides.deck import UnreadableDeckError  # noqa: PLC0415

    if isinstance(failure, UnreadableDeckError):
        return REFUSED[failure.reason.value][1 if lang == "en" else 0]
    return sentence(failure, lang) if isinstance(failure, JudgeAppError) else str(failure)


@group.command("inspect")
@_DECKS
@click.option("--json", "as_json", is_flag=True, help="JSON.")
@lang_option
def inspect(decks: tuple[Path, ...], as_json: bool, lang: str) -> None:
    """Cho biết gói bài thi sẽ mang theo gì của DECKS. / Say what a bundle would carry of DECKS."""
    from judge_app.cli.deck_report import as_record, lines_of  # noqa: PLC0415
    from judge_app.progress import Cancellation  # noqa: PLC0415
    from judge_app.slides.converting.choice import find_converter  # noqa: PLC0415
    from judge_app.slides.converting.leftovers import is_libreoffice  # noqa: PLC0415
    from judge_app.slides.examining import examine  # noqa: PLC0415 - loads readers
    from judge_app.slides.worker import DeckWorker  # noqa: PLC0415

    converter = find_converter()
    producer = "" if converter is None else converter.producer("")
    failed = 0
    records: list[dict[str, Any]] = []
    worker = DeckWorker(own_fonts=not is_libreoffice(producer))
    for path in _files(decks):
        try:
            seen: Examination = examine(path, worker, Cancellation())
        except JudgeAppError as failure:
            failed += 1
            records.append({"deck": path.name, "refused": type(failure).__name__})
            click.echo(f"{path.name}: {sentence(failure, lang)}", err=True)
            continue
        failed += seen.reason is not None
        records.append(as_record(path, seen, producer))
        if not as_json:
            for line in lines_of(path, seen, producer, lang):
                click.echo(line, err=seen.reason is not None)
    worker.shut_down()
    if as_json:
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    if failed:
        sys.exit(1)


class _Everything:
    """Contains every number."""

    def __contains__(self, _number: object) -> bool:
        """Say yes."""
        return True


class _NotConvertedError(Exception):
    """The words say why there is no converted PDF."""


def _wanted(numbers: str) -> "set[int] | _Everything":
    if not numbers:
        return _Everything()
    chosen: set[int] = set()
    for part in numbers.split(","):
        first, _, last = (word.strip() for word in part.partition("-"))
        if not first.isdigit() or (last and not last.isdigit()):
            raise click.BadParameter(numbers, param_hint="--slides")
        if last and int(last) < int(first):
            raise click.BadParameter(numbers, param_hint="--slides")
        chosen.update(range(int(first), min(int(last or first), 100_000) + 1))
    return chosen


def _files(decks: tuple[Path, ...]) -> list[Path]:
    return [found for deck in decks for found in _decks_in(deck)]


def _decks_in(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    yield from (p for p in sorted(path.rglob("*")) if p.suffix.casefold() in _ENDINGS)


def _folders(decks: list[Path], output: Path) -> Iterator[Path]:
    """Yield a folder of its own for each deck; the name's ending stands in it where two are alike."""
    if len(decks) == 1:
        yield output
        return
    stems = [deck.stem.casefold() for deck in decks]
    taken: set[str] = set()
    for deck, stem in zip(decks, stems, strict=True):
        name = deck.stem if stems.count(stem) == 1 else deck.name
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{deck.name} ({number})"
        taken.add(name.casefold())
        yield output / name


def _converted(deck: Path, room: Path, worker: "DeckWorker", lang: str) -> Path:
    from judge_app.progress import Cancellation  # noqa: PLC0415
    from judge_app.slides.converting.choice import find_converter  # noqa: PLC0415
    from judge_app.slides.converting.convert import ConversionJob, convert  # noqa: PLC0415
    from judge_app.slides.converting.converter import Wanted  # noqa: PLC0415
    from judge_app.slides.examining import PDF_FORM, counted_slides, examine  # noqa: PLC0415

    seen = examine(deck, worker, Cancellation())
    drawn_here = seen.has_old_letters and not seen.needs_modern_form
    if seen.form == PDF_FORM or drawn_here:
        return deck
    place = 1 if lang == "en" else 0
    if not (seen.may_be_converted or seen.needs_modern_form):
        raise _NotConvertedError(_refusal(seen)[place])
    converter = find_converter()
    if converter is None:
        raise _NotConvertedError(_NO_CONVERTER[place])
    wanted = Wanted.MODERN_DECK if seen.needs_modern_form else Wanted.PAGES
    target = room / f"converted.{wanted.value}"
    job = ConversionJob(deck=deck, target=target, slides=counted_slides(seen), wanted=wanted)
    done: Conversion = convert(job, converter)
    if done.made is None:
        key = "" if done.failure is None else done.failure.value
        raise _NotConvertedError(_FAILED.get(key, _FAILED["refused"])[place])
    return done.made


def _refusal(seen: "Examination") -> tuple[str, str]:
    from judge_app.intake.deck_words import REFUSED  # noqa: PLC0415

    return REFUSED["damaged" if seen.reason is None else seen.reason.value]


_FAILED = {
    "refused": (
        "LibreOffice không mở được bài này. Dùng --source builtin.",
        "LibreOffice could not open this deck. Use --source builtin.",
    ),
    "too-slow": (
        "LibreOffice chạy quá lâu nên đã dừng. Dùng --source builtin.",
        "LibreOffice took too long and was stopped. Use --source builtin.",
    ),
    "wrong-pages": (
        "LibreOffice làm thiếu hoặc thừa trang nên không dùng. Dùng --source builtin.",
        "LibreOffice made too few or too many pages. Use --source builtin.",
    ),
}
_NO_CONVERTER = (
    "Máy này không có LibreOffice. Cài LibreOffice, hoặc dùng --source builtin.",
    "There is no LibreOffice here. Install it, or use --source builtin.",
)
_NO_SUCH_SLIDES = (
    "Bài không có trang nào trong số đã chọn ở --slides. Xem số trang bằng lệnh inspect.",
    "The deck has none of the slides chosen with --slides. See how many it has with inspect.",
)
