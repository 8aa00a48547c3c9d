"""`judge-app tally` and `judge-app rules`, as an organiser types them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from judge_app.cli.main import cli
from judge_app.contest.rules_file import write_contest_toml
from tests.support.signed_contest import plain_contest

TABLE = "entry,judge,criterion,mark\n" + "".join(
    f"{entry},{judge},{leaf.id},{mark}\n"
    for entry, mark in (("SP-001", "18.5"), ("SP-002", "12"))
    for judge in ("An", "Bình")
    for leaf in plain_contest(leaves=3).rubric.leaves
)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "contest.toml"
    path.write_text(write_contest_toml(plain_contest(entries=0, leaves=3)), encoding="utf-8")
    return path


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    path = tmp_path / "diem.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def test_the_table_is_printed_in_the_language_asked_for(marks: Path, rules: Path) -> None:
    vietnamese = run("tally", marks, "--rules", rules)
    assert vietnamese.exit_code == 0
    assert "Hạng" in vietnamese.output
    assert "55,50" in vietnamese.output
    english = run("--lang", "en", "tally", marks, "--rules", rules)
    assert "Place" in english.output
    assert "Hạng" not in english.output


def test_why_and_what_if_follow_the_table(marks: Path, rules: Path) -> None:
    done = run("tally", marks, "--rules", rules, "--why", "SP-001", "--what-if")
    assert "Trung bình cộng của 2 điểm hợp lệ: 55,5." in done.output
    assert "Nếu không có An: giải không đổi." in done.output
    assert "18,5" in done.output, "every single mark"


def test_json_and_xlsx_say_the_same(marks: Path, rules: Path, tmp_path: Path) -> None:
    target = tmp_path / "ket-qua.xlsx"
    everything = ("--why", "all", "--what-if", "--agreement")
    done = run("tally", marks, "--rules", rules, "--json", "--xlsx", target, *everything)
    found = json.loads(done.output)
    first = found["entries"][0]
    assert (first["code"], first["place"], first["shown"]) == ("SP-001", 1, "55.50")
    assert [cell["total"] for cell in first["cells"]] == ["55.5", "55.5"]
    assert found["why"]["SP-002"]["sentences"][-1] == "Xếp hạng: 2."
    assert found["why"]["SP-002"]["marks"][0]["marks"] == ["12", "12", "12"]
    assert {each["judge"] for each in found["what_if"]["robustness"]["answers"]} >= {"An", "Bình"}
    assert found["what_if"]["standard_scores"]["scarce"] == ["An", "Bình"]
    assert found["agreement"]["figures"]["judges"] == 2
    book = load_workbook(target)
    places, what_if, agreed, why = book.worksheets
    assert [cell.value for cell in places[2]] == ["1", "SP-001", 55.5, None, 55.5, 55.5]
    assert (what_if.title, agreed.title, why.title) == (
        "Nếu tính khác đi",
        "Độ thống nhất",
        "Vì sao",
    )
    assert [cell.value for cell in why["A"] if cell.value] == ["Mã số", "SP-001", "SP-002"]


def test_an_entry_without_a_place_says_why(marks: Path, rules: Path) -> None:
    text = rules.read_text(encoding="utf-8")
    assert "minimum_valid_marks = 1" in text
    rules.write_text(text.replace("marks = 1", "marks = 2"), encoding="utf-8")
    marks.write_text("\n".join(TABLE.splitlines()[:-1]), encoding="utf-8")
    done = run("--lang", "en", "tally", marks, "--rules", rules, "--json")
    assert json.loads(done.output)["entries"][-1]["not_ranked"] == "too-few-marks"


def test_a_table_in_utf_16_is_read_and_an_unknown_encoding_refused(
    marks: Path, rules: Path
) -> None:
    marks.write_text(TABLE, encoding="utf-16")
    assert "55,50" in run("tally", marks, "--rules", rules).output
    marks.write_bytes(TABLE.encode("cp1258", "replace").replace(b"An", b"\xc2n"))
    refused = run("tally", marks, "--rules", rules)
    assert refused.exit_code == 1
    assert "CSV UTF-8" in refused.output


def test_only_entries_of_the_table_can_be_asked_about(marks: Path, rules: Path) -> None:
    assert "SP-009" in run("tally", marks, "--rules", rules, "--why", "SP-009").output


def test_lines_that_cannot_be_used_are_all_named(marks: Path, rules: Path) -> None:
    marks.write_text(TABLE + "SP-003,An,1.1,99\nSP-003,An,7,1\n", encoding="utf-8")
    done = run("--lang", "en", "tally", marks, "--rules", rules)
    assert done.exit_code == 1
    assert "Line 14: the mark 99 for criterion 1.1 is off its scale" in done.output
    assert "Line 15: the rules have no criterion “7”." in done.output


def test_rules_are_read_back_in_both_languages(rules: Path) -> None:
    vietnamese = run("rules", "explain", rules)
    assert ". Thang điểm 60.\n" in vietnamese.output
    assert "The scale is 60 points." in run("rules", "explain", rules, "--lang", "en").output
    assert run("rules", "check", rules).exit_code == 0


def test_every_error_of_the_rules_has_its_line(rules: Path) -> None:
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace("maximum = 20", "maximum = 20.3") + "\nsurprise = 1\n", "utf-8")
    done = run("rules", "check", rules)
    assert done.exit_code == 1
    assert done.output.count("✗ Dòng ") >= 2
    assert run("tally", rules, "--rules", rules).exit_code == 1


def test_a_missing_file_is_named(rules: Path, tmp_path: Path) -> None:
    done = run("tally", tmp_path / "khong-co.csv", "--rules", rules)
    assert done.exit_code == 1
    assert "Không tìm thấy" in done.output


def test_every_command_that_is_listed_exists() -> None:
    listed = run("--help").output
    for name in ("sample", "staff", "judge", "chair", "verify", "recount", "tally", "rules"):
        assert name in listed
        assert run(name, "--help").exit_code == 0, name
    for name in ("media", "slides", "demo"):
        assert run(name, "--help").exit_code == 0, name


def test_entries_that_lack_marks_are_named(rules: Path, tmp_path: Path) -> None:
    table = tmp_path / "thieu.csv"
    lines = TABLE.splitlines()
    table.write_text("\n".join(line for line in lines if line != lines[4]), encoding="utf-8")
    done = run("tally", table, "--rules", rules)
    assert done.exit_code == 0
    assert "Bài chưa đủ điểm\n  SP-001: Bình." in done.output
    english = run("--lang", "en", "tally", table, "--rules", rules)
    assert "Entries without all marks\n  SP-001: Bình." in english.output
    assert "chưa đủ" not in run("tally", tmp_path / "diem.csv", "--rules", rules).output


def test_only_the_first_of_many_gaps_are_named(rules: Path, tmp_path: Path) -> None:
    leaf = plain_contest(leaves=3).rubric.leaves[0].id
    table = tmp_path / "thieu.csv"
    lines = [f"SP-{n:03d},An,{leaf},12" for n in range(1, 30)]
    table.write_text("\n".join(["entry,judge,criterion,mark", *lines]), encoding="utf-8")
    done = run("tally", table, "--rules", rules)
    assert "SP-020: An." in done.output
    assert "SP-021: An." not in done.output
    assert "… và 9 bài khác." in done.output


def test_a_decimal_comma_that_parts_a_cell_is_named(rules: Path, tmp_path: Path) -> None:
    table = tmp_path / "phay.csv"
    table.write_text(TABLE.replace("18.5", "18,5"), encoding="utf-8")
    done = run("tally", table, "--rules", rules)
    assert done.exit_code == 1
    assert "Dòng 2: nhiều ô hơn dòng tiêu đề (4 ô)." in done.output


def test_a_mark_off_its_scale_is_told_as_the_language_writes_it(
    rules: Path, tmp_path: Path
) -> None:
    table = tmp_path / "le.csv"
    table.write_text(TABLE.replace("18.5", "18.25"), encoding="utf-8")
    assert "điểm 18,25" in run("tally", table, "--rules", rules).output
    assert "the mark 18.25" in run("--lang", "en", "tally", table, "--rules", rules).output


def test_a_code_that_looks_like_a_formula_stays_text(rules: Path, tmp_path: Path) -> None:
    table, target = tmp_path / "cong-thuc.csv", tmp_path / "ket-qua.xlsx"
    table.write_text(TABLE.replace("SP-001", "=1+1"), encoding="utf-8")
    assert run("tally", table, "--rules", rules, "--xlsx", target).exit_code == 0
    sheet = load_workbook(target).worksheets[0]
    assert [(cell.value, cell.data_type) for cell in sheet["B"][1:2]] == [("=1+1", "s")]
