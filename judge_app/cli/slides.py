"""`judge-app slides`: draw decks into files, and say what is in them."""

import json
from pathlib import Path

import click

from judge_app.cli.failures import sentence
from judge_app.cli.language import lang_option
from judge_app.contest.canonical import plain
from judge_app.errors import JudgeAppError

_DECKS = click.argument(
    "decks", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)


@click.group("slides")
def group() -> None:
    """Xem và đổi các bài trình chiếu. / Look at and convert decks."""


@group.command("render")
@_DECKS
@click.option("-o", "--output", required=True, type=click.Path(file_okay=False, path_type=Path))
@click.option("--width", default=1280, show_default=True, help="Điểm ảnh. / Pixels.")
@click.option(
    "--source", type=click.Choice(["builtin", "converted"]), default="builtin", show_default=True
)
@click.option("--slides", "numbers", default="", help="1-3 hoặc/or 2,5.")
@lang_option
def render(
    decks: tuple[Path, ...], output: Path, width: int, source: str, numbers: str, lang: str
) -> None:
    """Vẽ DECKS thành slide-001.png… và slides.pdf. / Draw DECKS into pictures and a PDF."""
    from judge_app.slides.render_files import render_deck  # noqa: PLC0415 - loads Qt

    wanted = _wanted(numbers)
    failed = 0
    for deck in decks:
        folder = output if len(decks) == 1 else output / deck.stem
        try:
            path = _converted(deck, folder) if source == "converted" else deck
            count = render_deck(path, folder, width=width, wanted=wanted.__contains__)
            click.echo(f"{deck.name}: {count}")
        except JudgeAppError as failure:
            failed += 1
            click.echo(f"{deck.name}: {sentence(failure, lang)}", err=True)
    if failed:
        raise SystemExit(1)


@group.command("inspect")
@_DECKS
@click.option("--json", "as_json", is_flag=True, help="JSON.")
@lang_option
def inspect(decks: tuple[Path, ...], as_json: bool, lang: str) -> None:
    """Cho biết trong DECKS có gì. / Say what is in DECKS."""
    from judge_app.byte_source import FileSource  # noqa: PLC0415
    from judge_app.slides.opening import open_deck  # noqa: PLC0415 - loads readers

    failed = 0
    found = []
    for path in decks:
        source = FileSource(path)
        try:
            deck = open_deck(source)
            found.append({"deck": path.name, "pages": [plain(page) for page in deck.pages]})
            if not as_json:
                for page in deck.pages:
                    click.echo(f"{path.name} {page.number}: {page.title}")
            deck.close()
        except JudgeAppError as failure:
            failed += 1
            reason = getattr(failure, "reason", "")
            found.append({"deck": path.name, "refused": str(reason)})
            click.echo(f"{path.name}: {sentence(failure, lang)}", err=True)
        finally:
            source.close()
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    if failed:
        raise SystemExit(1)


class _Everything:
    """Contains every number."""

    def __contains__(self, _number: object) -> bool:
        """Say yes."""
        return True


def _wanted(numbers: str) -> "set[int] | _Everything":
    if not numbers:
        return _Everything()
    chosen: set[int] = set()
    for part in numbers.split(","):
        first, _, last = part.partition("-")
        if not first.strip().isdigit() or (last and not last.strip().isdigit()):
            raise click.BadParameter(numbers)
        chosen.update(range(int(first), int(last or first) + 1))
    return chosen


def _converted(deck: Path, folder: Path) -> Path:
    from judge_app.slides.convert import convert  # noqa: PLC0415
    from judge_app.slides.office import find_libreoffice  # noqa: PLC0415

    program = find_libreoffice()
    if program is None:
        raise click.ClickException("LibreOffice?")
    folder.mkdir(parents=True, exist_ok=True)
    done = convert(deck, folder / "slides.pdf", program=program)
    if done.pdf is None:
        raise click.ClickException(str(done.failure))
    return done.pdf
