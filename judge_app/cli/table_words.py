"""What is wrong with a table of marks, in words."""

from judge_app.tally.marks_table import TableProblem, TableProblemCode

_WORDS: dict[TableProblemCode, tuple[str, str]] = {
    TableProblemCode.EMPTY: ("bảng không có điểm nào.", "the table holds no marks."),
    TableProblemCode.NOT_A_TABLE: (
        "tệp không phải là bảng CSV ({0}).",
        "the file is no CSV table ({0}).",
    ),
    TableProblemCode.MISSING_COLUMN: ("thiếu cột “{0}”.", "the column “{1}” is missing."),
    TableProblemCode.REPEATED_COLUMN: (
        "có hai cột “{0}”; chỉ giữ cột đúng.",
        "there are two columns “{1}”; keep the right one.",
    ),
    TableProblemCode.TOO_MANY_CELLS: (
        "nhiều ô hơn dòng tiêu đề ({0} ô). Điểm có dấu phẩy thì lưu bảng với dấu chấm phẩy giữa các ô.",
        "more cells than headings ({0}). If marks have a decimal comma, save with semicolons between.",
    ),
    TableProblemCode.EMPTY_CELL: ("ô “{0}” để trống.", "the cell “{1}” is empty."),
    TableProblemCode.NOT_A_MARK: ("“{0}” không phải là điểm.", "“{0}” is not a mark."),
    TableProblemCode.ILLEGAL_MARK: (
        "điểm {0} của tiêu chí {1} ngoài thang (tối đa {2}, bước {3}).",
        "the mark {0} for criterion {1} is off its scale (at most {2}, in steps of {3}).",
    ),
    TableProblemCode.UNKNOWN_CRITERION: (
        "thể lệ không có tiêu chí “{0}”.",
        "the rules have no criterion “{0}”.",
    ),
    TableProblemCode.CRITERION_NEEDED: (
        "cần cột “tiêu chí”, vì thể lệ có nhiều tiêu chí.",
        "a column “criterion” is needed, for the rules have several.",
    ),
    TableProblemCode.REPEATED: (
        "bài {0}, giám khảo {1}, tiêu chí {2} đã có ở dòng trên.",
        "entry {0}, judge {1}, criterion {2} stands on an earlier line.",
    ),
}


def table_sentence(problem: TableProblem, lang: str) -> str:
    """Return where a table cannot be used, and why."""
    english = lang == "en"
    values = problem.values
    if english and problem.code is TableProblemCode.ILLEGAL_MARK:
        values = tuple(value.replace(",", ".") for value in values)
    words = _WORDS[problem.code][1 if english else 0].format(*values)
    return f"{'Line' if english else 'Dòng'} {problem.line}: {words}"
