"""Says in Vietnamese or English what is wrong with a contest folder and what to do."""

from judge_app.intake.deck_words import HAS_MACROS, NOT_CONVERTED, REFUSED
from judge_app.intake.problems import IntakeProblem, IntakeProblemCode

Code = IntakeProblemCode

_WORDS: dict[IntakeProblemCode, tuple[str, str]] = {
    Code.NO_CONTEST_FILE: (
        "Chưa có tệp thể lệ contest.toml trong thư mục này. Tạo cuộc thi mới, hoặc chọn đúng thư mục.",
        "There is no contest.toml in this folder. Make a new contest, or choose the right folder.",
    ),
    Code.NO_ENTRY_LIST: (
        "Chưa có danh sách bài dự thi entries.xlsx. Lập danh sách theo mẫu rồi kiểm tra lại.",
        "There is no entries.xlsx. Make the list from the sample, then check again.",
    ),
    Code.NOT_A_WORKBOOK: (
        "Tệp không phải bảng tính Excel (.xlsx) đọc được. Mở bằng Excel và lưu lại dạng .xlsx.",
        "The file is no readable .xlsx workbook. Open it in Excel and save it as .xlsx.",
    ),
    Code.MISSING_COLUMN: (
        "Thiếu cột “{0}”. Thêm cột này vào hàng tiêu đề.",
        "The column “{0}” is missing. Add it to the heading row.",
    ),
    Code.UNKNOWN_COLUMN: (
        "Cột “{0}” không dùng đến. Có thể để nguyên.",
        "The column “{0}” is not used. It may stay.",
    ),
    Code.NO_ENTRIES: (
        "Danh sách chưa có bài nào. Nhập mỗi bài một hàng.",
        "The list has no entries yet. Enter one entry a row.",
    ),
    Code.EMPTY_CELL: (
        "Chưa có “{0}”. Điền vào ô này.",
        "“{0}” is empty. Fill in this cell.",
    ),
    Code.FORMULA_ERROR: (
        "Ô này báo lỗi {0}. Sửa công thức hoặc gõ thẳng giá trị.",
        "This cell shows the error {0}. Mend the formula or type the value.",
    ),
    Code.FORMULA_UNSAVED: (
        "Công thức trong ô này chưa có kết quả. Mở bằng Excel, lưu lại, hoặc gõ thẳng giá trị.",
        "The formula in this cell has no saved result. Open and save it in Excel, or type the value.",
    ),
    Code.REPEATED_CODE: (
        "Mã số {0} đã có ở hàng {1}. Mỗi bài một mã riêng.",
        "The code {0} stands in row {1} already. Give each entry a code of its own.",
    ),
    Code.BAD_CODE: (
        "Mã số “{0}” không dùng được. Viết dạng SP-012: chữ in hoa, gạch nối, chữ số.",
        "The code “{0}” cannot be used. Write it like SP-012: capitals, hyphen, digits.",
    ),
    Code.UNKNOWN_UNIT: (
        "Đơn vị “{0}” không có trong contest.toml. Sửa tên hoặc thêm đơn vị.",
        "The unit “{0}” is not in contest.toml. Correct the name or add the unit.",
    ),
    Code.UNKNOWN_CATEGORY: (
        "Bảng “{0}” không có trong contest.toml. Sửa tên hoặc thêm bảng.",
        "The category “{0}” is not in contest.toml. Correct the name or add it.",
    ),
    Code.MISSPELT_UNIT: (
        "Đơn vị “{0}” không có trong contest.toml. Có phải “{1}”? Nếu không, thêm đơn vị mới.",
        "The unit “{0}” is not in contest.toml. Is it “{1}”? If not, add the new unit.",
    ),
    Code.MISSPELT_CATEGORY: (
        "Bảng “{0}” không có trong contest.toml. Có phải “{1}”? Nếu đúng, sửa ô này.",
        "The category “{0}” is not in contest.toml. Is it “{1}”? If so, correct this cell.",
    ),
    Code.NOT_AN_ENTRY: (
        "Hàng này chỉ có “{0}”, không tính là bài dự thi. Nếu là bài, điền mã số và các ô khác.",
        "This row says “{0}” only and is no entry. If it is one, fill in its code and the rest.",
    ),
    Code.UNKNOWN_KIND: (
        "Loại hình “{0}” không hiểu được. Dùng: video, trình chiếu, phần mềm, văn bản, ảnh, liên kết.",
        "The kind “{0}” is not understood. Use: video, slides, software, document, images, link.",
    ),
    Code.KIND_NOT_ALLOWED: (
        "Thể lệ không nhận loại hình “{0}”. Hỏi lại đơn vị hoặc sửa thể lệ.",
        "The rules do not admit the kind “{0}”. Ask the unit, or change the rules.",
    ),
    Code.LEGACY_TEXT: (
        "Chữ gõ bằng bảng mã cũ ({0}). Có phải là: “{1}”? Nếu đúng, sửa ô này.",
        "The text is in the old encoding {0}. Is it “{1}”? If so, correct this cell.",
    ),
    Code.MISSING_FOLDER: (
        "Không thấy thư mục entries/{0}. Chép các tệp của bài vào đó.",
        "There is no folder entries/{0}. Copy the entry's files there.",
    ),
    Code.MISSING_FILE: (
        "Không thấy tệp “{0}” trong entries/{1}. Chép tệp vào, hoặc sửa tên trong ô này.",
        "“{0}” is not in entries/{1}. Copy the file there, or correct the name in this cell.",
    ),
    Code.NO_FILES: (
        "Bài {0} chưa có tệp nào trong entries/{0}. Chép tệp của bài vào đó.",
        "Entry {0} has no files in entries/{0}. Copy its files there.",
    ),
    Code.UNLISTED_FOLDER: (
        "Thư mục entries/{0} không có trong danh sách; các tệp trong đó sẽ không được đóng gói.",
        "The folder entries/{0} is not in the list; its files will not go into the bundle.",
    ),
    Code.EMPTY_FILE: (
        "Tệp rỗng (0 byte). Xin đơn vị gửi lại; giám khảo sẽ thấy bài này không mở được.",
        "The file is empty (0 bytes). Ask the unit for it again; judges could not open it.",
    ),
    Code.LOCK_FILE: (
        "Tệp tạm do Office tạo ra, không phải bài dự thi. Tệp này được bỏ qua.",
        "A temporary file of Office, not a submission. It is left out.",
    ),
    Code.TOO_LARGE: (
        "Tệp nặng {0} MB, quá mức {1} MB của thể lệ.",
        "The file has {0} MB, more than the {1} MB of the rules.",
    ),
    Code.SAME_CONTENT: (
        "Nội dung giống hệt tệp {0}. Kiểm tra xem có gửi nhầm hoặc sao chép.",
        "The content equals that of {0}. Check for a mistake or a copy.",
    ),
    Code.DISGUISED_PLAYLIST: (
        "Tệp này là danh sách phát đội lốt video, chương trình không bao giờ mở. Xin đơn vị tệp video thật.",
        "This is a playlist dressed up as a clip and is never opened. Ask the unit for the real clip.",
    ),
    Code.DAMAGED_CLIP: (
        "Video bị hỏng, không xem được trọn vẹn. Xin đơn vị gửi lại; bài vẫn được đóng gói.",
        "The clip is damaged and cannot be seen in full. Ask the unit for it again; it is packed all the same.",
    ),
    Code.NOT_A_CLIP: (
        "Tệp này không phải video hay âm thanh, dù tên như vậy. Xin đơn vị gửi đúng tệp.",
        "Whatever its name says, this is no clip and no sound. Ask the unit for the right file.",
    ),
    Code.CLIP_ENDS_EARLY: (
        "Video đứt ở {0}, lẽ ra dài {1}: tệp chép dở. Xin đơn vị gửi lại.",
        "The clip breaks off at {0} and should last {1}: it was copied in part. Ask for it again.",
    ),
    Code.CLIP_WITHOUT_PICTURE: (
        "Tệp chỉ có tiếng, không có hình. Nếu bài phải có hình, xin đơn vị gửi lại.",
        "There is sound but no picture. If there should be one, ask the unit for the clip again.",
    ),
    Code.CLIP_BLACK: (
        "Hình đen từ đầu đến cuối. Mở xem thử, và hỏi lại đơn vị.",
        "The picture is black from beginning to end. Have a look, and ask the unit.",
    ),
    Code.CLIP_FROZEN: (
        "Hình đứng yên từ đầu đến cuối. Mở xem thử, và hỏi lại đơn vị nếu không cố ý.",
        "The picture never changes. Have a look, and ask the unit whether that is meant.",
    ),
    Code.CLIP_SILENT: (
        "Không nghe thấy tiếng gì. Mở nghe thử, và hỏi lại đơn vị nếu không cố ý.",
        "Nothing can be heard. Have a listen, and ask the unit whether that is meant.",
    ),
    Code.CLIP_NEEDS_COPY: (
        "Định dạng {0} không phải máy giám khảo nào cũng phát được. Tạo bản dễ phát, bản gốc vẫn giữ.",
        "Not every judge's laptop plays {0}. Make a copy that plays everywhere; the original stays.",
    ),
    Code.CLIP_SEEKS_ROUGHLY: (
        (
            "Tua và xem từng hình trong tệp này chậm, có khi không đến đúng hình. Bấm “Tạo bản dễ phát”: chỉ chuyển "
            "sang định dạng tệp khác, giữ nguyên hình và tiếng nếu tệp cho phép. Không tạo thì vẫn phát được."
        ),
        (
            "Seeking and stepping in this file are slow and may miss the picture. Make the copy: it only puts the same "
            "picture and sound into another kind of file where that can be done. The clip plays without it too."
        ),
    ),
    Code.CLIP_STOPS_READER: (
        "Đọc thử tệp này làm bộ giải mã treo hoặc tắt ngang. Xin đơn vị xuất lại video và gửi lại.",
        "Reading this file hangs or crashes the decoder. Ask the unit to export the clip again.",
    ),
    Code.CLIPS_NOT_EXAMINED: (
        "Máy này thiếu thành phần khám video (gói “staff”), nên video chưa được xem thử. Đóng gói trên máy có đủ.",
        "This machine lacks what looks into clips (the extra “staff”), so they were not tried. Build where it is installed.",
    ),
    Code.TOO_LONG: (
        "Video dài {0}, quá mức {1} của thể lệ.",
        "The clip lasts {0}, longer than the {1} of the rules.",
    ),
    Code.UNREADABLE_DECK: (
        "Không xem được tệp này ({0}). Xin đơn vị gửi lại, hoặc bản PDF.",
        "This file cannot be shown ({0}). Ask the unit for it again, or for a PDF.",
    ),
    Code.DECK_NOT_CONVERTED: (
        "Không chuyển được bài này sang PDF ({0}). Giám khảo xem trang do chương trình tự vẽ.",
        "This deck could not be made into a PDF ({0}). Judges see pages drawn by this program.",
    ),
    Code.DECK_TEXT_ONLY: (
        (
            "Giám khảo chỉ thấy chữ và hình của bài này, không thấy cách trình bày. "
            "Xin bản .pptx hoặc PDF, hoặc cài LibreOffice rồi đóng gói lại."
        ),
        (
            "Judges see only the words and pictures of this deck, not its layout. "
            "Ask for .pptx or PDF, or install LibreOffice and build again."
        ),
    ),
    Code.DECK_PAGES_UNDRAWN: (
        "Không vẽ được trang {0}: giám khảo thấy chữ của trang thay cho hình. Xin bản PDF.",
        "Page {0} could not be drawn: judges see its words instead. Ask for a PDF.",
    ),
    Code.DECK_HAS_MACROS: HAS_MACROS,
    Code.DECK_CLIP_MISSING: (
        (
            "Bài có phim hoặc âm thanh không nằm trong tệp: {0}. Giám khảo không xem được. Xin đơn vị "
            "gửi kèm tệp đó, đặt vào cùng thư mục của bài này, giữ nguyên tên."
        ),
        (
            "The deck has clips or sounds that are not in it: {0}. Judges cannot see them. Ask the "
            "unit for these files and put them into this entry's folder, names unchanged."
        ),
    ),
    Code.DOCUMENT_ONLY_COPIED: (
        "Máy này không chuyển được tệp này sang PDF: giám khảo chỉ chép ra được. Gửi kèm bản PDF.",
        "This machine cannot make a PDF of this file: judges can only copy it out. Add a PDF.",
    ),
    Code.FEW_ENTRIES: (
        "{0} mới gửi {1} bài, thể lệ yêu cầu ít nhất {2}.",
        "{0} has sent {1} entries; the rules ask for at least {2}.",
    ),
    Code.UNREADABLE_FILE: (
        "Không đọc được tệp này. Kiểm tra quyền truy cập, ổ đĩa, rồi thử lại.",
        "This file cannot be read. Check the rights and the drive, then try again.",
    ),
}


_SPECIAL = {Code.UNREADABLE_DECK: REFUSED, Code.DECK_NOT_CONVERTED: NOT_CONVERTED}
"""Problems with a sentence for each reason."""


def intake_sentence(problem: IntakeProblem, language: str = "vi") -> str:
    """Return what is wrong and what to do, without the place."""
    place = 1 if language == "en" else 0
    special = _SPECIAL.get(problem.code, {}).get(problem.values[0] if problem.values else "")
    if special is not None:
        return special[place]
    return _WORDS[problem.code][place].format(*problem.values)


def place_of(problem: IntakeProblem, language: str = "vi") -> str:
    """Return where the problem is: file, and row and column of a table."""
    words = [problem.file]
    if problem.row is not None:
        words.append(f"row {problem.row}" if language == "en" else f"hàng {problem.row}")
    if problem.column:
        words.append(f"column {problem.column}" if language == "en" else f"cột {problem.column}")
    return ", ".join(words)
