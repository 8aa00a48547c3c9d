"""`judge-app media`: look into clips, fetch pictures, play them in every engine, make copies."""

import json
from pathlib import Path

import click

from judge_app.cli.failures import told
from judge_app.cli.language import lang_option
from judge_app.cli.progress_bar import shown_progress
from judge_app.media.doctor.clip_doctor import ClipDoctor
from judge_app.media.doctor.engine_doctor import EngineDoctor
from judge_app.media.examination import Examination
from judge_app.progress import Cancellation

_CLIP = click.argument("clip", type=click.Path(exists=True, dir_okay=False, path_type=Path))
_AS_JSON = click.option("--json", "as_json", is_flag=True, help="JSON.")


@click.group("media")
def group() -> None:
    """Khám các tệp video và âm thanh. / Examine video and sound files."""


@group.command("probe")
@click.argument(
    "clips",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--players", is_flag=True, help="Thử cả trong các bộ phát. / Try the players too.")
@_AS_JSON
@lang_option
def probe(clips: tuple[Path, ...], players: bool, as_json: bool, lang: str) -> None:
    """Cho biết trong CLIPS có gì và có xem được không. / Say what CLIPS hold and if they play.

    Trả về 1 nếu có tệp không xem được gì. / Exits with 1 if nothing of some file can be seen.
    """
    from judge_app.cli.media_words import examination_lines, plain_examination  # noqa: PLC0415

    with told(lang):
        found = _examined(clips, players=players)
    if as_json:
        plain = [plain_examination(clip, seen) for clip, seen in found]
        click.echo(json.dumps(plain[0] if len(plain) == 1 else plain, ensure_ascii=False, indent=1))
    else:
        for clip, seen in found:
            click.echo("\n".join(examination_lines(clip, seen, lang)))
    if not all(seen.has_picture or seen.has_sound or not seen.is_examined for _, seen in found):
        raise SystemExit(1)


def _examined(clips: tuple[Path, ...], *, players: bool) -> list[tuple[Path, Examination]]:
    from judge_app.workflows.prepare_clips import tried_out  # noqa: PLC0415

    doctor, engines, stop = ClipDoctor(), EngineDoctor(), Cancellation()
    found = []
    try:
        for clip in clips:
            seen = doctor.examine(clip)
            trials = engines.try_out(clip, seen, stop) if players else ()
            found.append((clip, tried_out(seen, trials)))
    finally:
        doctor.close()
        engines.close()
    return found


@group.command("frames")
@click.argument("clip")
@click.option(
    "--at", "moments", default="0,50%,end", show_default=True, help="0 · 12.5 · 50% · end"
)
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option("--engine", type=click.Choice(["qt", "vlc"]), help="Mặc định: tự chọn. / Automatic.")
@click.option("--bundle", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--entry", help="Mã bài trong gói; CLIP là tệp của bài. / CLIP is a file of it.")
@lang_option
def frames(
    clip: str,
    moments: str,
    output: Path,
    engine: str | None,
    bundle: Path | None,
    entry: str | None,
    lang: str,
) -> None:
    """Lưu hình của CLIP ở các thời điểm thành PNG. / Save pictures of CLIP as PNG files."""
    from judge_app.cli.media_frames import (  # noqa: PLC0415  loads Qt
        save_frames,
        wanted_moments,
        why_missing,
    )

    if (bundle is None) is not (entry is None):
        raise click.UsageError("--bundle + --entry")
    wanted = wanted_moments(moments)
    with told(lang):
        lines, problem = save_frames(clip, wanted, output, engine, bundle, entry)
    for line in lines:
        click.echo(line)
    if problem:
        raise click.ClickException(why_missing(problem, lang))


@group.command("soak")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--engine", "engines", multiple=True, type=click.Choice(["qt", "vlc"]))
@click.option("--seconds", default=3.0, show_default=True, help="Phát mỗi tệp bao lâu. / How long.")
@_AS_JSON
@lang_option
def soak(folder: Path, engines: tuple[str, ...], seconds: float, as_json: bool, lang: str) -> None:
    """Phát thử mọi tệp trong FOLDER bằng từng bộ phát. / Play every file in each engine."""
    from judge_app.cli import media_soak  # noqa: PLC0415  loads Qt

    tell = (lambda _result: None) if as_json else media_soak.print_result
    with told(lang):
        results = media_soak.soak_folder(folder, engines or ("qt", "vlc"), seconds, tell)
    if as_json:
        click.echo(media_soak.soak_json(results))
    else:
        media_soak.print_figures(results, lang)


@group.command("copy")
@_CLIP
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@lang_option
def copy(clip: Path, output: Path, lang: str) -> None:
    """Tạo bản dễ phát, tua đúng hình của CLIP, giữ bản gốc. / Make a copy that plays everywhere."""
    from judge_app.workflows.copy_clips import copy_clip  # noqa: PLC0415

    stop = Cancellation()
    with told(lang), shown_progress(lang, stop) as report:
        copy_clip(clip, output, report, stop)
    click.echo(str(output))


@group.command("copies")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@lang_option
def copies(folder: Path, lang: str) -> None:
    """Tạo bản dễ phát cho mọi video cần đến trong cuộc thi FOLDER. / Copy what needs a copy."""
    from judge_app.workflows.copy_clips import copy_needed  # noqa: PLC0415

    stop = Cancellation()
    with told(lang), shown_progress(lang, stop) as report:
        done = copy_needed(folder, report, stop)
    for copied in done:
        mark = "✗" if copied.failure else "✓"
        kept = "same picture and sound" if lang == "en" else "giữ nguyên hình và tiếng"
        words = copied.failure or (f"({kept})" if copied.keeps_media else "")
        click.echo(f"{mark} {copied.entry} {copied.path} {words}".rstrip())
    if lang == "en":
        click.echo(f"{sum(not c.failure for c in done)} copies made. Now build the bundle again.")
    else:
        click.echo(f"Đã tạo {sum(not c.failure for c in done)} bản dễ phát. Hãy đóng gói lại.")
