"""Words for ballots that contradict the contest: each contradiction by its name, the first in full."""

from collections.abc import Mapping
from typing import Any

from judge_app.ui.language import later, tr, tr_later

_PROBLEMS: Mapping[str, str] = {
    "other-contest": later("Phiếu của {judge} thuộc một cuộc thi khác."),
    "unknown-judge": later("Ban giám khảo không có {judge}."),
    "not-marking": later("{judge} không phải người chấm điểm trong cuộc thi này."),
    "conflicting-sheets": later("Có hai phiếu khác nhau của {judge} cùng mang số lần {value}."),
    "unknown-entry": later("Phiếu của {judge} có bài {entry}, cuộc thi không có bài này."),
    "repeated-entry": later("Phiếu của {judge} ghi bài {entry} hai lần."),
    "unknown-criterion": later(
        "Phiếu của {judge}, bài {entry}: thể lệ không có tiêu chí {criterion}."
    ),
    "repeated-criterion": later(
        "Phiếu của {judge}, bài {entry}: tiêu chí {criterion} có hai điểm."
    ),
    "illegal-mark": later(
        "Phiếu của {judge}, bài {entry}: điểm {value} của tiêu chí {criterion} nằm ngoài thang điểm."
    ),
    "settled-unknown-entry": later("Cuộc thi không có bài {entry} để xử lý chênh lệch."),
    "settled-without-total": later("Bài {entry}: chấm lần ba thì phải ghi tổng điểm lần ba."),
    "settled-a-ranking": later(
        "Bài {entry}: cách tính này xếp thứ hạng, không có điểm để ấn định."
    ),
    "settled-off-scale": later("Bài {entry}: điểm {value} nằm ngoài thang điểm."),
    "settled-without-words": later("Bài {entry}: biên bản của trưởng ban phải có nội dung."),
    "voted-unknown-entry": later("Cuộc thi không có bài {entry} để biểu quyết."),
    "repeated-public-vote": later("Bài {entry} có hai số phiếu bình chọn."),
    "repeated-carried-figure": later("Bài {entry} có hai điểm mang sang từ vòng trước."),
    "repeated-panel-vote": later("Bài {entry} có hai lần biểu quyết."),
    "parts-of-a-ranking": later(
        "Cách tính này xếp thứ hạng, không cộng được với các phần điểm khác."
    ),
}


def _ballots(failure: Any) -> tuple[str, str]:
    first, *others = failure.problems
    what = tr_later(
        _PROBLEMS[first.code.value],
        judge=first.judge,
        entry=first.entry,
        criterion=first.criterion,
        value=first.value.replace(".", ","),
    )
    if others:
        what += " " + tr("Còn {count} chỗ khác, xem chi tiết kỹ thuật.", count=len(others))
    return what, tr("Chưa ghi và chưa tính gì. Sửa lại rồi làm lại bước này.")


WORDS: Mapping[str, Any] = {"BallotsError": _ballots}
