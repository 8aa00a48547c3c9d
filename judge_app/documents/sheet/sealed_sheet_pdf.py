"""The pages of a scoresheet whose marks are sealed: whose it is, what was judged, and no mark.

Which entries were marked, abstained from or could not be opened is part of what is sealed: the page
lists all entries that the judge was given, alike.
"""

from judge_app.contest.contest import Contest
from judge_app.documents.page import house_style
from judge_app.documents.page.flow import Flow
from judge_app.documents.page.grid import Align, Column, Row, draw_grid
from judge_app.documents.page.qr import alike
from judge_app.documents.sheet.sealed_payload import SealedPayload, encode
from judge_app.documents.sheet.sheet_codes import marks_message, marks_parts
from judge_app.documents.sheet.sheet_frame import FACT, DrawnSheet, SheetFrame

_COLUMNS = (
    Column(heading="TT", width=12),
    Column(heading="Mã số", width=26),
    Column(heading="Tên sản phẩm dự thi", share=1, align=Align.LEFT),
    Column(heading="Điểm", width=34),
)
_SEALED = "niêm phong"


def draw_sealed(contest: Contest, sealed: SealedPayload) -> DrawnSheet:
    """Return the pages of a sealed sheet before signing, and the stamp's place."""
    content = encode(sealed)
    frame = SheetFrame(contest=contest, head=sealed, content=content, paper=house_style.A4)
    flow = frame.begin()
    frame.title(flow, "PHIẾU CHẤM ĐIỂM NIÊM PHONG", "Lý do niêm phong cùng điểm.")
    frame.judge_facts(flow)
    entries = contest.entries_for(sealed.judge)
    _say(flow, len(entries))
    rows = tuple(
        Row(cells=(str(number), entry.code, entry.title, _SEALED))
        for number, entry in enumerate(entries, 1)
    )
    draw_grid(flow, _COLUMNS, rows)
    flow.skip(5)
    # It holds whose sheet it is and the hash of its payload, for the signature beside the ink.
    message = marks_message(contest, sealed, frame.sha256)
    return frame.finish(flow, message, alike(marks_parts(message, frame.sha256)))


def _say(flow: Flow, count: int) -> None:
    said = (
        f"{count} bài được phân công. Điểm và nhận xét nằm trong tệp, đã mã hóa bằng khóa của "
        "trưởng ban giám khảo; chỉ mở được sau khi đủ phiếu, hoặc khi trưởng ban ghi sổ mở sớm."
    )
    flow.labelled("Số bài:", said, (FACT, FACT))
    flow.skip(3)
