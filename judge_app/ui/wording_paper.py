"""Words for paper sheets."""

from collections.abc import Mapping
from typing import Any

from judge_app.ui.language import tr


def _outdated_match(_failure: Any) -> tuple[str, str]:
    return (
        tr("Sổ tổng hợp đã thay đổi sau khi đọc bản quét, nên chưa nhận gì."),
        tr("Đọc lại bản quét rồi nhận."),
    )


WORDS: Mapping[str, Any] = {
    "OutdatedMatchError": _outdated_match,
}
