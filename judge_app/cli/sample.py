"""`judge-app sample`: makes the sample contest in a folder."""

from pathlib import Path

import click

from judge_app.cli.failures import told
from judge_app.cli.language import lang_option
from judge_app.cli.progress_bar import shown_progress
from judge_app.progress import Cancellation


@click.command("sample")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@lang_option
def command(folder: Path, lang: str) -> None:
    """Tạo cuộc thi mẫu trong FOLDER. / Make the sample contest in FOLDER."""
    from judge_app.workflows.make_sample import make_sample  # noqa: PLC0415 - loads Pillow

    stop = Cancellation()
    with told(lang), shown_progress(lang, stop) as report:
        make_sample(folder, report, stop)
    click.echo(
        f"The sample contest is in {folder}. Next: judge-app staff check {folder}"
        if lang == "en"
        else f"Cuộc thi mẫu nằm ở {folder}. Tiếp theo: judge-app staff check {folder}"
    )
