"""`judge-app verify` for people and for scripts."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from judge_app.cli.main import cli
from tests.support.bombs import packed, stream
from tests.support.contest_folders import built_contest
from tests.support.forgeries import genuine
from tests.support.own_keys import Exchange, exchange
from tests.support.panel_stories import panel_story
from tests.support.signed_contest import GK01, signed_contest
from tests.support.trials import resigned


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Exchange:
    room = tmp_path_factory.mktemp("verify")
    return exchange(built_contest(room / "cuoc-thi"), room)


@pytest.fixture(scope="module")
def files(both: Exchange, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = both.make()
    room = tmp_path_factory.mktemp("sheet")
    foreign = room / "ghi-chu.txt"
    foreign.write_text("không phải", encoding="utf-8")
    sheet = panel_story(both.contest, room).sheet(GK01)
    altered = room / "sua.pdf"
    altered.write_bytes(sheet.read_bytes().replace(b"/Title", b"/Tytle", 1))
    slips = both.contest.built.slips
    assert slips is not None
    return {
        "bundle": both.contest.built.bundle,
        "slips": slips,
        "key": both.contest.built.keys[GK01],
        "request": made.file.with_suffix(".keyrequest"),
        "sheet": sheet,
        "altered": altered,
        "foreign": foreign,
    }


def verify(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["verify", *(str(word) for word in words)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def root(both: Exchange) -> str:
    return both.contest.opened.roster.root_fingerprint


@pytest.mark.parametrize(
    ("name", "against", "status", "words"),
    [
        ("bundle", "root", 0, "gói bài thi, ✓ thật"),
        ("bundle", "", 2, "thêm --root"),
        ("key", "bundle", 0, "khóa giám khảo, ✓ thật"),
        ("key", "", 2, "thêm --bundle"),
        ("sheet", "bundle", 0, "người ký: GK01"),
        ("sheet", "", 2, "thêm --bundle"),
        ("request", "", 2, "dấu vân tay của khóa:"),
        ("altered", "", 1, "không tin được"),
        ("altered", "bundle", 1, "không tin được"),
        ("foreign", "", 1, "tệp khác"),
        ("slips", "", 1, "không có phiếu hay kết quả"),
    ],
)
def test_every_kind_of_file_has_its_verdict(
    both: Exchange, files: dict[str, Path], name: str, against: str, status: int, words: str
) -> None:
    options: dict[str, tuple[object, ...]] = {
        "": (),
        "root": ("--root", root(both)),
        "bundle": ("--bundle", files["bundle"]),
    }
    found, said = verify(files[name], *options[against])
    assert (found, words in said) == (status, True), said


def test_scripts_get_every_fact_as_json(both: Exchange, files: dict[str, Path]) -> None:
    status, said = verify(
        *(files["sheet"], files["altered"], files["key"]),
        *("--bundle", files["bundle"], "--root", root(both), "--json", "--lang", "en"),
    )
    sheet, altered, key = json.loads(said)
    assert status == 1
    assert (sheet["kind"], sheet["verdict"], sheet["reason"], sheet["code"]) == (
        "sheet",
        "genuine",
        "",
        "",
    )
    assert sheet["fingerprint"] == root(both)
    assert sheet["contest"] == both.contest.opened.contest.name
    assert (altered["verdict"], altered["code"]) == ("refused", "altered")
    assert altered["reason"]
    assert (key["kind"], key["signer"]) == ("key", "GK01")


def test_a_missing_file_and_another_root_are_named(
    both: Exchange, files: dict[str, Path], tmp_path: Path
) -> None:
    status, said = verify(tmp_path / "khong-co.pdf")
    assert status == 1
    assert "khong-co.pdf" in said
    status, said = verify(files["bundle"], "--root", "0" * 24)
    assert (status, "khác với --root" in said) == (1, True)


def test_the_worst_verdict_counts(both: Exchange, files: dict[str, Path]) -> None:
    assert verify(files["request"], files["foreign"], "--root", root(both))[0] == 1
    assert verify(files["request"], files["key"], "--bundle", files["bundle"])[0] == 2
    assert verify(files["bundle"], files["foreign"], "--root", root(both))[0] == 1


def test_a_bundle_among_the_files_serves_to_check_the_others(
    both: Exchange, files: dict[str, Path], tmp_path: Path
) -> None:
    named = (files["sheet"], files["key"], files["bundle"])
    status, said = verify(*named, "--root", root(both))
    assert (status, said.count("✓ thật")) == (0, 3)
    status, said = verify(*named)
    assert (status, said.count("✓ thật"), "thêm --root" in said) == (2, 2, True)
    broken = tmp_path / "hong.judgebundle"
    broken.write_bytes(b"PK not a bundle")
    status, said = verify(files["sheet"], broken)
    assert status == 1
    assert "thêm --bundle" in said


def test_a_bomb_that_calls_itself_a_result_is_not_opened(tmp_path: Path) -> None:
    held = signed_contest(entries=3, leaves=3)
    own = genuine(held)
    start = own.index(b"/Contents <") + len(b"/Contents ")
    end = own.index(b">", start) + 1
    entries = b"/ChuKyTruongBan 1 /Type /XRef /Size 9 /W [ 1 4 2 ] /Filter /FlateDecode"
    table = b"90 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        stream(entries, packed()),
        len(own),
    )
    path = tmp_path / "ket-qua.pdf"
    path.write_bytes(resigned(held, own[:start], end - start - 2, own[end:] + table))
    for lang, words in (("vi", "không mở"), ("en", "not opened")):
        status, said = verify(path, "--lang", lang)
        assert status == 1
        assert words in said
