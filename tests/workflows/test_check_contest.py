"""Everything wrong with a contest folder is named at once: file, row, column, what to do."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from judge_app.intake.problem_words import intake_sentence, place_of
from judge_app.intake.problems import IntakeProblem, Severity
from judge_app.intake.problems import IntakeProblemCode as Code
from judge_app.workflows.check_contest import CheckStep, check_folder, check_in_steps
from tests.support.contest_folders import change_cell, make_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "cuoc-thi")


def found(folder: Path, code: Code) -> IntakeProblem:
    problems = check_folder(folder).problems
    (only,) = (problem for problem in problems if problem.code is code)
    return only


def test_a_good_folder_may_be_built(folder: Path) -> None:
    report = check_folder(folder)
    assert report.may_build
    assert [p.code for p in report.problems if p.severity is Severity.ERROR] == []
    assert report.contest is not None
    assert [entry.code for entry in report.contest.entries] == ["SP-001", "SP-002", "SP-003"]


def test_a_missing_column_is_named_with_its_row(folder: Path) -> None:
    change_cell(folder, "D3", None)
    problem = found(folder, Code.MISSING_COLUMN)
    assert (problem.row, problem.values) == (3, ("Loại hình",))
    assert "“Loại hình”" in intake_sentence(problem, "vi")
    assert "Add it to the heading row" in intake_sentence(problem, "en")
    assert not check_folder(folder).may_build


def test_a_repeated_code_names_both_rows(folder: Path) -> None:
    change_cell(folder, "B6", "SP-001")
    problem = found(folder, Code.REPEATED_CODE)
    assert (problem.row, problem.column, problem.values) == (6, "B", ("SP-001", "4"))
    assert "hàng 4" in intake_sentence(problem, "vi")


def test_a_file_that_does_not_exist_is_named(folder: Path) -> None:
    (folder / "entries" / "SP-001" / "anh.png").rename(folder / "entries" / "SP-001" / "khac.png")
    problem = found(folder, Code.MISSING_FILE)
    assert (problem.row, problem.column) == (4, "H")
    assert "“anh.png”" in intake_sentence(problem, "vi")


def test_main_files_stand_in_the_order_of_the_list_and_the_others_by_name(folder: Path) -> None:
    entry = folder / "entries" / "SP-001"
    for name in ("a.png", "b.png", "z.png", "ghi-chu.docx"):
        (entry / name).write_bytes((entry / "anh.png").read_bytes() + name.encode())
    change_cell(folder, "H4", "z.png\n anh.png;b.png")
    report = check_folder(folder)
    assert report.contest is not None
    paths = [file.path for file in report.contest.entries[0].files]
    assert paths == ["z.png", "anh.png", "b.png", "a.png", "ghi-chu.docx"]


def test_a_folder_that_does_not_exist_is_named(folder: Path) -> None:
    (folder / "entries" / "SP-002" / "bai.txt").unlink()
    (folder / "entries" / "SP-002").rmdir()
    assert found(folder, Code.MISSING_FOLDER).values == ("SP-002",)


def test_legacy_text_is_recognised_and_a_conversion_suggested(folder: Path) -> None:
    change_cell(folder, "C5", "Th­ viÖn sè phô n÷ cña Héi")
    problem = found(folder, Code.LEGACY_TEXT)
    assert (problem.row, problem.column, problem.severity) == (5, "C", Severity.WARNING)
    assert problem.values[0] == "TCVN3"
    assert "Thư viện số phụ nữ của Hội" in intake_sentence(problem, "vi")
    report = check_folder(folder)
    assert report.contest is not None
    assert report.contest.entries[1].title == "Th­ viÖn sè phô n÷ cña Héi", "never silently"


@pytest.mark.parametrize("value", ["#REF!", "#N/A", "#NAME?"])
def test_a_formula_error_is_named(folder: Path, value: str) -> None:
    change_cell(folder, "F4", value)
    problem = found(folder, Code.FORMULA_ERROR)
    assert (problem.row, problem.column, problem.values) == (4, "F", (value,))
    assert place_of(problem, "vi") == "entries.xlsx, hàng 4, cột F"


def test_a_formula_without_a_saved_value_is_named(folder: Path) -> None:
    change_cell(folder, "C4", '="Ngày hội"&" số"')
    assert found(folder, Code.FORMULA_UNSAVED).column == "C"


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("B4", "sp 1/2", Code.BAD_CODE),
        ("D4", "điêu khắc", Code.UNKNOWN_KIND),
        ("E4", "Bảng lạ", Code.UNKNOWN_CATEGORY),
        ("F4", "Hội ở nơi khác", Code.UNKNOWN_UNIT),
        ("C4", None, Code.EMPTY_CELL),
    ],
)
def test_each_cell_that_cannot_be_used_is_named(
    folder: Path, cell: str, value: object, code: Code
) -> None:
    change_cell(folder, cell, value)
    problem = found(folder, code)
    assert (problem.row, problem.column) == (4, cell[0])
    for language in ("vi", "en"):
        assert intake_sentence(problem, language).endswith((".", "?"))


def test_names_match_however_they_are_typed(folder: Path) -> None:
    change_cell(folder, "F4", "hội lhpn  THỊ XÃ Vĩnh Châu")
    change_cell(folder, "E4", "tập thể")
    assert check_folder(folder).may_build


@pytest.mark.parametrize(
    ("cell", "value", "code", "meant"),
    [
        ("F4", "Hội LHPN thị xã Vinh Chau", Code.MISSPELT_UNIT, "Hội LHPN thị xã Vĩnh Châu"),
        ("F5", "LHPN huyện Mỹ Xuyên", Code.MISSPELT_UNIT, "Hội LHPN huyện Mỹ Xuyên"),
        ("E4", "Bảng tập thể", Code.MISSPELT_CATEGORY, "Tập thể"),
    ],
)
def test_a_name_that_is_nearly_known_is_asked_about_and_never_taken_for_it(
    folder: Path, cell: str, value: str, code: Code, meant: str
) -> None:
    change_cell(folder, cell, value)
    problem = found(folder, code)
    assert problem.values == (value, meant)
    assert problem.severity is Severity.ERROR
    assert f"Có phải “{meant}”?" in intake_sentence(problem, "vi")


def test_rows_below_the_list_that_are_no_entries_are_told_from_entries(folder: Path) -> None:
    change_cell(folder, "C8", "Tổng cộng: 3 sản phẩm")
    problem = found(folder, Code.NOT_AN_ENTRY)
    assert (problem.row, problem.values) == (8, ("Tổng cộng: 3 sản phẩm",))
    assert check_folder(folder).may_build


def test_a_unit_that_is_drawn_over_several_rows_is_that_of_each(folder: Path) -> None:
    path = folder / "entries.xlsx"
    workbook = load_workbook(path)
    workbook.worksheets[0].merge_cells("F4:F6")
    workbook.save(path)
    report = check_folder(folder)
    assert report.contest is not None
    assert {entry.unit for entry in report.contest.entries} == {report.contest.entries[0].unit}


def test_a_formula_without_a_result_is_one_problem_and_not_two(folder: Path) -> None:
    change_cell(folder, "C4", '="Ngày hội"&" số"')
    codes = [p.code for p in check_folder(folder).problems if p.severity is Severity.ERROR]
    assert codes == [Code.FORMULA_UNSAVED]


def test_a_folder_is_found_however_its_code_is_written_and_belongs_to_one_row(
    folder: Path,
) -> None:
    change_cell(folder, "B4", "sp-001")
    report = check_folder(folder)
    assert report.may_build
    assert Code.UNLISTED_FOLDER not in {problem.code for problem in report.problems}
    change_cell(folder, "B5", "SP-001")
    assert found(folder, Code.REPEATED_CODE).values == ("SP-001", "4")


def test_a_folder_of_a_row_with_errors_is_not_called_unlisted(folder: Path) -> None:
    change_cell(folder, "D4", "điêu khắc")
    codes = {problem.code for problem in check_folder(folder).problems}
    assert Code.UNLISTED_FOLDER not in codes
    assert Code.FEW_ENTRIES not in codes, "the entry is there, it only cannot be made out yet"


def test_a_list_that_is_no_workbook_is_named(folder: Path) -> None:
    (folder / "entries.xlsx").write_bytes(b"PK\x03\x04 not a workbook at all")
    assert found(folder, Code.NOT_A_WORKBOOK).file == "entries.xlsx"


def test_a_folder_without_list_or_rules_says_how_to_begin(folder: Path) -> None:
    (folder / "entries.xlsx").unlink()
    assert found(folder, Code.NO_ENTRY_LIST).file == "entries.xlsx"
    (folder / "contest.toml").unlink()
    assert found(folder, Code.NO_CONTEST_FILE).file == "contest.toml"


def test_every_problem_is_listed_at_once(folder: Path) -> None:
    change_cell(folder, "B6", "SP-001")
    change_cell(folder, "D4", "điêu khắc")
    change_cell(folder, "F5", "#REF!")
    codes = {problem.code for problem in check_folder(folder).problems}
    assert {Code.REPEATED_CODE, Code.UNKNOWN_KIND, Code.FORMULA_ERROR} <= codes


def test_a_deck_that_nobody_can_show_is_named_before_the_bundle_is_made(folder: Path) -> None:
    (folder / "entries" / "SP-001" / "bài.pptx").write_bytes(b"PK\x03\x04" + bytes(200))
    (folder / "entries" / "SP-002" / "khóa.pptx").write_bytes(b"\x05admin" + bytes(159))
    told = {
        (problem.file, problem.values)
        for problem in check_folder(folder).problems
        if problem.code is Code.UNREADABLE_DECK
    }

    assert told == {
        ("entries/SP-001/bài.pptx", ("cut-short",)),
        ("entries/SP-002/khóa.pptx", ("lock-file",)),
    }


def test_the_same_content_twice_and_unlisted_folders_are_pointed_out(folder: Path) -> None:
    content = (folder / "entries" / "SP-001" / "anh.png").read_bytes()
    (folder / "entries" / "SP-003" / "bep.png").write_bytes(content)
    (folder / "entries" / "SP-099").mkdir()
    assert found(folder, Code.SAME_CONTENT).file == "entries/SP-003/bep.png"
    assert found(folder, Code.UNLISTED_FOLDER).values == ("SP-099",)
    assert check_folder(folder).may_build


def test_rules_that_contradict_themselves_stop_the_bundle(folder: Path) -> None:
    path = folder / "contest.toml"
    text = path.read_text(encoding="utf-8").replace("maximum = 20", "maximum = 20.3", 1)
    path.write_text(text, encoding="utf-8")
    report = check_folder(folder)
    assert report.rule_problems
    assert not report.may_build
    assert all(problem.line for problem in report.rule_problems)


def test_what_was_not_looked_at_yet_is_said_and_nothing_is_built_from_it(folder: Path) -> None:
    (folder / "entries" / "SP-001" / "anh.png").rename(folder / "entries" / "SP-001" / "khac.png")
    first, second, last = check_in_steps(folder)
    assert [report.unfinished for report in (first, second, last)] == [
        (CheckStep.FILES, CheckStep.CLIPS),
        (CheckStep.CLIPS,),
        (),
    ]
    assert not first.may_build
    assert not second.may_build
    for report in (first, second, last):
        assert report.contest is not None
        assert [entry.code for entry in report.contest.entries] == ["SP-001", "SP-002", "SP-003"]
    assert first.files == {}
    assert [p.code for p in first.problems if p.code is Code.MISSING_FILE] == []
    assert Code.MISSING_FILE in {p.code for p in second.problems}
    assert second.files == last.files
    assert last == check_folder(folder)
