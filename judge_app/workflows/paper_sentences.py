"""Says what a scan shows, page by page and sheet by sheet, and what to do next."""

from dataclasses import dataclass

from judge_app.documents.gate.paper import CodesSignature
from judge_app.documents.gate.refusal import Refusal
from judge_app.documents.gate.refusal_words import refusal_sentence
from judge_app.documents.scan.scanned import ScanFailure
from judge_app.workflows.paper_matches import MatchedPage, MatchedSheet, Standing

_Pair = tuple[str, str]
"""Vietnamese and English."""

_STANDINGS: dict[Standing, tuple[_Pair, _Pair]] = {
    Standing.SAME: (
        ("Đúng là phiếu đang được tính.", "This is the sheet that counts."),
        (
            "So mã kiểm tra và điểm in bằng mắt, rồi lưu bản giấy.",
            "Compare check code and printed marks by eye, then file the paper.",
        ),
    ),
    Standing.SUPERSEDED: (
        ("Phiếu cũ: đã có lần sau thay.", "An earlier sheet: a later one counts."),
        ("Lưu cùng phiếu mới.", "File it with the later one."),
    ),
    Standing.DIFFERENT: (
        ("Khác phiếu đã nhận của {judge} lần {revision}.", "Not the sheet taken of {judge}."),
        (
            "Hỏi giám khảo bản nào đúng; nếu cần, xuất thành lần mới.",
            "Ask the judge which is right; if need be, have it exported as a new revision.",
        ),
    ),
    Standing.TYPED: (
        ("Phiếu này đã được gõ từ giấy.", "This sheet was typed in from paper."),
        ("So điểm in với điểm đã gõ.", "Compare the printed marks with the typed ones."),
    ),
    Standing.NEVER_IMPORTED: (
        ("Chưa nhận phiếu này.", "This sheet has not been taken."),
        ("Nhận điểm từ mã trên phiếu, hoặc xin tệp.", "Take its marks from the codes, or ask for the file."),
    ),
    Standing.OTHER_CONTEST: (
        ("Phiếu của cuộc thi khác ({contest}).", "A sheet of another contest ({contest})."),
        ("Để riêng; mở gói của cuộc thi đó để đối chiếu.", "Put it aside; open that contest's bundle."),
    ),
    Standing.NOT_ON_PANEL: (
        ("Cuộc thi này không có giám khảo {judge}.", "This contest has no judge {judge}."),
        ("Kiểm tra lại gói đang mở.", "Check which bundle is open."),
    ),
    Standing.CONTRADICTORY: (
        ("Các mã trên phiếu không thuộc cùng một phiếu.", "The codes are not all of one sheet."),
        (
            "Quét riêng từng phiếu; nếu vẫn vậy, không dùng bản giấy này.",
            "Scan each sheet alone; if it stays so, do not use this paper.",
        ),
    ),
}  # fmt: skip
_FORGED: tuple[_Pair, _Pair] = (
    (
        "Chữ ký trong mã không phải của {judge} cho các điểm này.",
        "The signature in the codes is not {judge}'s for these marks.",
    ),
    ("Không dùng bản giấy này. Hỏi giám khảo.", "Do not use this paper. Ask the judge."),
)
_ASK_OR_TYPE: _Pair = (
    "Mã trên giấy không mang đủ điểm có chữ ký. Xin tệp, hoặc để hai người gõ phiếu.",
    "The codes do not carry signed marks. Ask for the file, or let two people type the sheet.",
)
_SIGNATURES: dict[CodesSignature, _Pair] = {
    CodesSignature.GENUINE: ("chữ ký thật", "genuine"),
    CodesSignature.WRONG: ("chữ ký SAI", "WRONG"),
    CodesSignature.NOT_FOUND: ("chưa thấy mã chữ ký", "no signature seen"),
    CodesSignature.MARKS_NOT_FOUND: ("chưa đọc đủ mã dữ liệu", "data codes incomplete"),
    CodesSignature.TOKEN: ("khóa USB token, mã không có chữ ký", "USB token, none in the codes"),
}
_NO_CODE: tuple[_Pair, _Pair] = (
    ("Trang này không có mã đọc được.", "No code could be read on this page."),
    (
        "Quét lại rõ hơn, từ 200 dpi, đủ cả mép trang. Nếu không phải phiếu chấm thì bỏ qua.",
        "Scan again, at 200 dpi or more, edges included. If it is no scoresheet, leave it.",
    ),
)
_FAILURES: dict[ScanFailure, tuple[_Pair, _Pair]] = {
    ScanFailure.NOT_A_PICTURE: (
        ("Không phải bản quét.", "Not a scan."),
        ("Chọn tệp PDF, PNG hoặc JPEG.", "Choose a PDF, PNG or JPEG file."),
    ),
    ScanFailure.DAMAGED: (
        ("Bản quét bị hỏng.", "The scan is damaged."),
        ("Quét lại hoặc chép lại tệp.", "Scan again, or copy the file again."),
    ),
    ScanFailure.PASSWORD: (
        ("PDF có mật khẩu.", "The PDF has a password."),
        ("Xin bản không có mật khẩu.", "Ask for one without."),
    ),
    ScanFailure.FILE_TOO_LARGE: (
        ("Tệp quá lớn.", "The file is too large."),
        ("Chia nhỏ bản quét, mỗi tệp dưới 64 MB.", "Split it into files below 64 MB."),
    ),
    ScanFailure.TOO_MANY_PAGES: (
        ("Quá nhiều trang.", "Too many pages."),
        ("Chia nhỏ, mỗi tệp không quá 400 trang.", "Split it, 400 pages a file at most."),
    ),
    ScanFailure.TOO_MANY_PIXELS: (
        ("Ảnh lớn bất thường, không mở.", "The picture is far too large; it was not opened."),
        ("Quét lại ở 200 đến 300 dpi.", "Scan again at 200 to 300 dpi."),
    ),
    ScanFailure.TOO_SLOW: (
        ("Đọc quá lâu nên đã dừng.", "Reading took too long and was stopped."),
        ("Quét lại ở 200 đến 300 dpi.", "Scan again at 200 to 300 dpi."),
    ),
    ScanFailure.DIED: (
        ("Tệp làm hỏng trình đọc, đã bỏ qua.", "The file broke the reader and was left."),
        ("Quét lại; không dùng tệp này.", "Scan again; do not use this file."),
    ),
}


@dataclass(frozen=True, slots=True)
class PaperSentences:
    """Sentences in Vietnamese, or in English for `en`."""

    lang: str = "vi"

    def sheet(self, sheet: MatchedSheet) -> tuple[str, str]:
        """Return what a printed sheet is, and what to do next."""
        if sheet.signature is CodesSignature.WRONG and sheet.standing in _LISTED:
            return self._filled(_FORGED, sheet)
        what, next_step = self._filled(_STANDINGS[sheet.standing], sheet)
        if isinstance(sheet.offer, Refusal):
            unsigned = sheet.signature in _UNSIGNED
            next_step = (
                self._said(_ASK_OR_TYPE) if unsigned else refusal_sentence(sheet.offer, self.lang)
            )
        missing = ", ".join(str(number) for number in sheet.pages_missing)
        if missing:
            what += " " + self._said(("Thiếu trang {0}.", "Pages missing: {0}.")).format(missing)
        return what, next_step

    def page(self, page: MatchedPage) -> tuple[str, str]:
        """Return what a page is, and what to do next.

        A file that its drive did not give has no words here: its failure speaks for itself.
        """
        if page.sheet is not None:
            return self.sheet(page.sheet)
        pair = _FAILURES[page.failure] if isinstance(page.failure, ScanFailure) else _NO_CODE
        return self._said(pair[0]), self._said(pair[1])

    def signature(self, signature: CodesSignature) -> str:
        """Return in a few words what became of the codes' signature."""
        return self._said(_SIGNATURES[signature])

    def _filled(self, pair: tuple[_Pair, _Pair], sheet: MatchedSheet) -> tuple[str, str]:
        printed = sheet.printed
        what, next_step = (
            self._said(words).format(
                judge=printed.judge, revision=printed.revision, contest=printed.contest
            )
            for words in pair
        )
        return what, next_step

    def _said(self, pair: _Pair) -> str:
        return pair[1 if self.lang == "en" else 0]


_LISTED = {
    Standing.SAME,
    Standing.SUPERSEDED,
    Standing.DIFFERENT,
    Standing.TYPED,
    Standing.NEVER_IMPORTED,
}
_UNSIGNED = {CodesSignature.TOKEN, CodesSignature.NOT_FOUND, CodesSignature.MARKS_NOT_FOUND}
