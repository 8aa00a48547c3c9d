from pathlib import Path

from judge_app.intake.list_columns import ListColumn
from judge_app.intake.list_writing import entry_list_bytes
from judge_app.intake.spreadsheet import read_entry_list


def test_what_is_written_is_read_back_also_where_it_looks_like_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "entries.xlsx"
    titles = ("Góc chợ số", "=1+1", "+84 và tôi", "@hội viên")
    rows = [{ListColumn.CODE: f"SP-{n}", ListColumn.TITLE: text} for n, text in enumerate(titles)]
    path.write_bytes(entry_list_bytes("DANH SÁCH", rows))
    found = read_entry_list(path)
    assert tuple(row.text(ListColumn.TITLE) for row in found.rows) == titles
    assert [row.text(ListColumn.CODE) for row in found.rows] == ["SP-0", "SP-1", "SP-2", "SP-3"]
