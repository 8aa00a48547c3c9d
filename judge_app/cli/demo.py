"""`judge-app demo`: the sample contest in the window, or its whole story without a screen."""

from pathlib import Path

import click

from judge_app.cli.failures import told
from judge_app.cli.language import lang_option

_FIRST_JUDGE = "GK01"


@click.command("demo")
@click.option("--headless", is_flag=True, help="Không mở cửa sổ. / Without a window.")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo-out"),
    show_default=True,
    help="Thư mục làm việc. / Where everything goes.",
)
@lang_option
def command(headless: bool, output: Path, lang: str) -> None:
    """Mở cuộc thi mẫu để dùng thử. / Open the sample contest to try the program."""
    if headless:
        from judge_app.cli.demo_story import tell_story  # noqa: PLC0415 - loads everything

        with told(lang):
            tell_story(output, lang)
        return
    with told(lang):
        bundle, code = _prepared(output, lang)
    from judge_app.bootstrap import open_window  # noqa: PLC0415 - Qt only where it is wanted

    raise SystemExit(open_window(bundle, person=_FIRST_JUDGE, code=code))


def _prepared(output: Path, lang: str) -> tuple[Path, str]:
    """Return the bundle of the sample contest and the first judge's code; made once, then kept."""
    from judge_app.cli.demo_story import build_sample  # noqa: PLC0415 - loads everything

    folder = output / "contest"
    kept = output / "codes.txt"
    bundles = sorted((folder / "built").glob("*.judgebundle"))
    if not bundles or not kept.exists():
        built = build_sample(output, lang)
        bundles = [built.bundle]
    codes = dict(line.split() for line in kept.read_text(encoding="utf-8").splitlines())
    return bundles[0], codes[_FIRST_JUDGE]
