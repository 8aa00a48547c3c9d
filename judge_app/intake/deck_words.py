"""Says in Vietnamese or English why a deck cannot be shown or converted, and what staff can do."""

REFUSED: dict[str, tuple[str, str]] = {
    "password": (
        "Bài trình chiếu có mật khẩu. Xin đơn vị gửi lại bản không đặt mật khẩu.",
        "The deck is protected by a password. Ask the unit for it without one.",
    ),
    "old-binary": (
        (
            "Bài lưu theo định dạng PowerPoint 95 hoặc cũ hơn. Mở bằng PowerPoint rồi lưu thành .pptx, "
            "hoặc cài LibreOffice rồi đóng gói lại."
        ),
        (
            "The deck is in the format of PowerPoint 95 or older. Save it as .pptx, or install "
            "LibreOffice and build again."
        ),
    ),
    "open-document": (
        "Không đọc được bài OpenDocument (.odp) này. Lưu lại thành .pptx hoặc PDF.",
        "This OpenDocument deck (.odp) cannot be read. Save it as .pptx or PDF.",
    ),
    "lock-file": (
        (
            "Đây là tệp khóa tạm của PowerPoint (tên bắt đầu bằng ~$), không phải bài trình chiếu. "
            "Xin đơn vị gửi tệp thật."
        ),
        "This is a temporary lock file of PowerPoint (~$...), not a deck. Ask for the real file.",
    ),
    "cut-short": (
        "Tệp bị cắt ngắn, có lẽ chép chưa xong. Chép lại từ nguồn hoặc xin đơn vị gửi lại.",
        "The file is cut short; perhaps copying was not finished. Copy or ask for it again.",
    ),
    "bomb": (
        (
            "Tệp phình to bất thường khi mở (có thể là tệp phá hoại) nên không được mở. "
            "Hỏi lại đơn vị; chỉ nhận bản PDF của bài này."
        ),
        (
            "The file swells enormously when opened (it may be malicious) and is not opened. "
            "Ask the unit; take a PDF of it only."
        ),
    ),
    "not-a-deck": (
        "Tệp này không phải bài trình chiếu, dù tên như vậy. Xin đơn vị gửi đúng tệp.",
        "Whatever its name says, this is no deck. Ask the unit for the right file.",
    ),
    "damaged": (
        "Tệp bị hỏng. Thử mở bằng PowerPoint (nó có thể tự sửa) rồi lưu lại, hoặc xin gửi lại.",
        "The file is damaged. Try PowerPoint, which may repair it, and save; or ask for it again.",
    ),
    "no-pages": (
        "Bài không có trang nào. Hỏi lại đơn vị.",
        "The deck has no pages. Ask the unit.",
    ),
    "too-large": (
        "Bài quá lớn, máy không đủ bộ nhớ để mở. Giảm kích cỡ ảnh rồi lưu lại, hoặc dùng bản PDF.",
        "The deck is too large for the memory. Compress its pictures and save, or use a PDF.",
    ),
    "too-slow": (
        "Mở bài mất quá nhiều thời gian nên đã dừng. Lưu lại thành PDF.",
        "Opening the deck took too long and was stopped. Save it as a PDF.",
    ),
    "killed-reader": (
        "Bài làm phần đọc trình chiếu tắt ngang. Lưu lại thành PDF rồi đóng gói lại.",
        "The deck brought the reader down. Save it as a PDF and build again.",
    ),
}
NOT_CONVERTED: dict[str, tuple[str, str]] = {
    "refused": (
        (
            "Bộ chuyển đổi không mở được bài này; giám khảo xem trang do chương trình tự vẽ. "
            "Mở vài trang xem có đúng không."
        ),
        (
            "The converter could not open this deck; judges see pages that this program drew itself. "
            "Look at a few."
        ),
    ),
    "too-slow": (
        "Bộ chuyển đổi chạy quá lâu nên đã dừng; giám khảo xem trang do chương trình tự vẽ.",
        "The converter took too long and was stopped; judges see pages drawn by this program.",
    ),
    "wrong-pages": (
        (
            "Bộ chuyển đổi làm thiếu hoặc thừa trang nên không dùng; giám khảo xem trang do chương "
            "trình tự vẽ."
        ),
        (
            "The converter made too few or too many pages, so they are not used; judges see pages "
            "drawn by this program."
        ),
    ),
}
FORMS: dict[str, tuple[str, str]] = {
    "show": (
        "Lưu dạng trình chiếu tự chạy (.ppsx, .ppsm). Xem được bình thường.",
        "Saved to start as a slide show (.ppsx, .ppsm). It can be seen like any other.",
    ),
    "template": (
        "Lưu dạng mẫu (.potx). Xem được bình thường.",
        "Saved as a template (.potx). It can be seen like any other.",
    ),
    "old-binary": (
        "Định dạng cũ (.ppt). Không có LibreOffice thì chỉ thấy chữ và hình; xin bản .pptx hoặc PDF.",
        "The old format (.ppt). Without LibreOffice only words and pictures are seen; ask for .pptx or PDF.",
    ),
    "open-document": (
        "Bài OpenDocument (.odp). Không có LibreOffice thì chỉ thấy chữ và hình; xin bản .pptx hoặc PDF.",
        "OpenDocument (.odp). Without LibreOffice only words and pictures are seen; ask for .pptx or PDF.",
    ),
}
IS_STRICT: tuple[str, str] = (
    "Lưu theo ISO Strict. Xem được bình thường.",
    "Saved as ISO Strict. It can be seen like any other.",
)
HAS_MACROS: tuple[str, str] = (
    "Bài có macro. Macro không bao giờ chạy; bài vẫn xem được bình thường.",
    "The deck has macros. They are never run; the deck can be seen all the same.",
)
