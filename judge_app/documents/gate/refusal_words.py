"""Says why a file was not taken as a scoresheet, and what to do next."""

from judge_app.documents.gate.refusal import Refusal, RefusalReason

Reason = RefusalReason

_ALTERED = (
    "Phiếu{of} đã bị sửa sau khi ký. Không nhận. Đề nghị giám khảo xuất lại phiếu.",
    "The sheet{of} was changed after it was signed. Not taken. Ask the judge to export it again.",
)
_STRANGE_FILE = (
    (
        "Tệp của phiếu{of} không được ghi theo cách của chương trình này nên không mở. Không nhận. "
        "Xin phiếu xuất từ chương trình này."
    ),
    (
        "The file of the sheet{of} is not written the way this program does, so it is not opened. "
        "Not taken. Ask for one that this program exported."
    ),
)
_STRANGE = (
    "Chữ ký của phiếu{of} không đúng dạng của chương trình này. Không nhận. Đề nghị xuất lại phiếu.",
    "The signature of the sheet{of} is not in this program's form. Not taken. Ask for a new export.",
)

_WORDS: dict[RefusalReason, tuple[str, str]] = {
    Reason.TOO_LARGE: (
        "Tệp quá lớn, không phải phiếu chấm. Tìm tệp phieu-cham-….pdf trên USB.",
        "The file is too large for a scoresheet. Look for phieu-cham-….pdf on the stick.",
    ),
    Reason.NOT_A_PDF: (
        "Tệp này không phải PDF. Tìm tệp phieu-cham-….pdf trên USB.",
        "This is not a PDF. Look for phieu-cham-….pdf on the stick.",
    ),
    Reason.NOT_SIGNED: (
        "PDF này không có chữ ký số. Nếu là bản quét phiếu giấy, đối chiếu ở phần phiếu giấy.",
        "This PDF bears no signature. If it is a scan of paper, match it as paper.",
    ),
    Reason.SEVERAL_SIGNATURES: (
        "Phiếu{of} bị ký thêm lần nữa sau khi xuất. Không nhận. Xin tệp gốc.",
        "The sheet{of} was signed again after its export. Not taken. Ask for the original.",
    ),
    Reason.RANGE_MALFORMED: _STRANGE,
    Reason.BYTES_NOT_SIGNED: _ALTERED,
    Reason.GAP_MALFORMED: _STRANGE,
    Reason.CONTAINER_MALFORMED: _STRANGE,
    Reason.PADDING_NOT_EMPTY: _ALTERED,
    Reason.CONTAINER_SHAPE: _STRANGE,
    Reason.ALGORITHM_NOT_ALLOWED: _STRANGE,
    Reason.ALTERED: _ALTERED,
    Reason.SIGNATURE_WRONG: _ALTERED,
    Reason.OTHER_ROOT: (
        "Phiếu{of} ký bằng khóa không thuộc cuộc thi đang mở. Không nhận. Kiểm tra lại gói và khóa.",
        "The sheet{of} was signed with a key that is not of this contest. Not taken.",
    ),
    Reason.NOT_VALID_THEN: (
        "Khóa ký phiếu{of} không có hiệu lực lúc lập gói. Không nhận. Đề nghị cấp khóa mới.",
        "The key of the sheet{of} was not valid when the bundle was made. Ask for a new key.",
    ),
    Reason.ODD_LAYOUT: _STRANGE_FILE,
    Reason.UNPACKS_TOO_LARGE: (
        (
            "Phiếu{of} nén dữ liệu lớn bất thường, mở ra có thể làm treo máy. Không nhận, chưa mở. "
            "Xin phiếu xuất từ chương trình này."
        ),
        (
            "The sheet{of} packs far more data than any sheet has and could freeze the computer. "
            "Not taken, not opened. Ask for one that this program exported."
        ),
    ),
    Reason.VALIDATOR_DISAGREES: _ALTERED,
    Reason.SIGNER_UNKNOWN: (
        "Khóa ký phiếu{of} đã bị thay hoặc không có trong danh sách. Dùng khóa mới rồi xuất lại.",
        "The key of the sheet{of} was replaced or is not listed. Export again with the new key.",
    ),
    Reason.SIGNED_BY_ANOTHER: (
        "Phiếu mang tên{of} nhưng do người khác ký. Không nhận. Hỏi lại giám khảo.",
        "The sheet names{of} but somebody else signed it. Not taken. Ask the judge.",
    ),
    Reason.ATTACHMENT_MISSING: (
        "PDF này không mang dữ liệu điểm. Tìm tệp gốc do chương trình xuất.",
        "This PDF carries no marks as data. Look for the file that the program exported.",
    ),
    Reason.ATTACHMENT_NOT_ALONE: _ALTERED,
    Reason.A_RESULT: (
        "Đây là tài liệu kết quả đã ký, không phải phiếu chấm. Không phải nhận.",
        "This is a signed document of the result, no scoresheet. There is nothing to take.",
    ),
    Reason.NEWER_FORMAT: (
        "Phiếu{of} do phiên bản mới hơn của chương trình xuất. Cập nhật chương trình trên máy này.",
        "The sheet{of} comes from a newer version of the program. Update this computer's.",
    ),
    Reason.PAYLOAD_MALFORMED: _ALTERED,
    Reason.OTHER_CONTEST: (
        "Phiếu này của cuộc thi khác ({contest}), không phải cuộc thi đang mở.",
        "This sheet is of another contest ({contest}), not of the one that is open.",
    ),
    Reason.OTHER_BUNDLE: (
        "Phiếu{of} chấm trên một gói bài thi khác (cũ hoặc mới hơn). Mở đúng gói rồi xuất lại.",
        "The sheet{of} was marked on another bundle, older or newer. Use the right one.",
    ),
    Reason.REVISION_MALFORMED: _ALTERED,
    Reason.SEALING_DIFFERS: (
        "Phiếu{of} không niêm phong đúng như cuộc thi quy định. Mở đúng gói rồi xuất lại phiếu.",
        "The sheet{of} is not sealed as this contest asks. Export it again from the right bundle.",
    ),
    Reason.SEALED_TO_ANOTHER: (
        "Phiếu{of} niêm phong bằng khóa không phải của trưởng ban. Không nhận. Đề nghị xuất lại.",
        "The sheet{of} is sealed to a key that is not the chair's. Not taken. Ask for a new export.",
    ),
    Reason.UNOPENABLE: (
        "Không mở được niêm phong của phiếu{of}. Đề nghị giám khảo xuất lại thành lần mới.",
        "The seal of the sheet{of} does not open. Ask the judge for a new revision.",
    ),
    Reason.OPENING_DIFFERS: (
        "Điểm bên trong không phải điểm đã niêm phong của phiếu{of}. Không nhận. Hỏi lại giám khảo.",
        "The marks inside are not those that the sheet{of} sealed. Not taken. Ask the judge.",
    ),
    Reason.NOT_FINAL: (
        "Phiếu{of} chưa chấm đủ. Đề nghị giám khảo chấm tiếp rồi xuất lại.",
        "The sheet{of} is not complete. Ask the judge to finish it and export again.",
    ),
    Reason.PAGES_DIFFER: (
        "Trang in của phiếu{of} khác dữ liệu kèm theo. Không nhận. Đề nghị xuất lại phiếu.",
        "The printed pages of the sheet{of} differ from its data. Not taken. Ask for a new export.",
    ),
    Reason.PAGES_UNREADABLE: (
        (
            "Trang in của phiếu{of} đọc quá lâu hoặc quá tốn bộ nhớ, đã dừng. Không nhận. "
            "Cập nhật chương trình trên máy giám khảo rồi xuất lại phiếu."
        ),
        (
            "Reading the printed pages of the sheet{of} took too long or too much memory and was "
            "stopped. Not taken. Update the judge's program and export again."
        ),
    ),
    Reason.UPDATE_DIFFERS: _ALTERED,
    Reason.MARKS_SIGNATURE_WRONG: _ALTERED,
    Reason.CODES_NOT_SIGNED: (
        "Mã trên phiếu giấy{of} không kèm chữ ký đọc được, chưa nhận được. Xin tệp, hoặc gõ phiếu.",
        "The codes of the paper sheet{of} carry no readable signature. Ask for the file, or type it.",
    ),
    Reason.MARKS_NOT_ON_PAPER: (
        "Cuộc thi niêm phong điểm, trang giấy không mang điểm. Xin tệp phiếu của giám khảo.",
        "This contest seals its marks; paper carries none. Ask the judge for the file.",
    ),
    Reason.ALREADY_TAKEN: (
        "Phiếu{of} đã có rồi. Không cần làm gì.",
        "The sheet{of} is there already. Nothing to do.",
    ),
    Reason.OUTDATED: (
        "Phiếu{of} cũ hơn phiếu đã nhận. Không cần làm gì.",
        "The sheet{of} is older than the one taken. Nothing to do.",
    ),
    Reason.CONFLICT: (
        (
            "Có hai phiếu khác nhau{of} cùng một lần. Chưa nhận phiếu này. Hỏi giám khảo phiếu nào "
            "đúng, rồi xuất thành lần mới."
        ),
        (
            "There are two different sheets{of} of the same revision. Ask the judge which is right "
            "and have it exported as a new revision."
        ),
    ),
    Reason.PREVIOUS_DIFFERS: (
        "Phiếu{of} sửa một phiếu khác với phiếu đã nhận. Chưa nhận. Hỏi lại giám khảo.",
        "The sheet{of} corrects another one than was taken. Not taken. Ask the judge.",
    ),
    Reason.UNREADABLE: (
        "Không đọc được tệp này như một phiếu chấm. Chép lại từ USB gốc hoặc xin xuất lại.",
        "This file cannot be read as a scoresheet. Copy it again, or ask for a new export.",
    ),
}


def refusal_sentence(refusal: Refusal, language: str = "vi") -> str:
    """Return what is wrong with a file and what to do."""
    english = language == "en"
    of = ""
    if refusal.judge is not None:
        of = f" of {refusal.judge}" if english else f" của {refusal.judge}"
        if refusal.reason is Reason.SIGNED_BY_ANOTHER:
            of = f" {refusal.judge}"
    return _WORDS[refusal.reason][1 if english else 0].format(of=of, contest=refusal.contest or "?")
