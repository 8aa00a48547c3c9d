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
        (
            "Bài lưu kiểu OpenOffice đời cũ (.sxi) hoặc dạng phẳng (.fodp). Mở bằng LibreOffice rồi "
            "lưu thành .odp hoặc .pptx, hoặc xin đơn vị bản PDF."
        ),
        (
            "The deck is of the old OpenOffice (.sxi) or a flat file (.fodp). Open it in LibreOffice "
            "and save it as .odp or .pptx, or ask the unit for a PDF."
        ),
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
    "empty": (
        "Tệp rỗng, không có nội dung gì. Chép lại từ nguồn hoặc xin đơn vị gửi lại.",
        "The file is empty; there is nothing in it. Copy it again, or ask the unit for it again.",
    ),
    "other-document": (
        (
            "Đây là tệp Word hoặc Excel, không phải bài trình chiếu. Hỏi đơn vị: nếu gửi nhầm thì xin "
            "tệp trình chiếu; nếu đúng là bài dự thi thì đặt lại đuôi tệp (.docx, .xlsx)."
        ),
        (
            "This is a Word or Excel file, not a deck. Ask the unit: if it was sent by mistake, ask "
            "for the deck; if it is the entry, give the file its right ending (.docx, .xlsx)."
        ),
    ),
    "keynote": (
        (
            "Bài làm bằng Keynote của máy Apple, máy khác không mở được. Xin đơn vị xuất ra PowerPoint "
            "hoặc PDF: trong Keynote chọn Tệp (File), Xuất sang (Export To)."
        ),
        (
            "The deck was made in Apple's Keynote, which other computers cannot open. Ask the unit to "
            "export it to PowerPoint or PDF: in Keynote choose File, Export To."
        ),
    ),
    "archive": (
        (
            "Đây là tệp nén (zip, rar) chứa các tệp khác, không phải bài trình chiếu. Giải nén ra, "
            "rồi đặt từng tệp vào thư mục của bài này."
        ),
        (
            "This is an archive (zip, rar) with other files in it, not a deck. Unpack it and put the "
            "files into this entry's folder."
        ),
    ),
    "picture-or-clip": (
        (
            "Đây là ảnh hoặc phim mang đuôi tệp trình chiếu. Đặt lại đúng đuôi tệp (.jpg, .mp4…), "
            "hoặc xin đơn vị gửi đúng tệp."
        ),
        (
            "This is a picture or a clip with the ending of a deck. Give it its right ending (.jpg, "
            ".mp4 ...), or ask the unit for the right file."
        ),
    ),
    "web-page": (
        (
            "Đây là một trang web, thường do tải tệp trên mạng không thành công. Tải lại từ đường dẫn "
            "của đơn vị, hoặc xin đơn vị gửi lại tệp."
        ),
        (
            "This is a web page, mostly left by a download that failed. Download the file again from "
            "the unit's link, or ask the unit to send it again."
        ),
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
        (
            "Tệp bị hỏng hoặc chép chưa xong. Chép lại từ nguồn; nếu vẫn vậy, thử mở bằng PowerPoint "
            "(nó có thể tự sửa) rồi lưu lại, hoặc xin đơn vị gửi lại."
        ),
        (
            "The file is damaged or was not copied to its end. Copy it again; if that does not help, "
            "try PowerPoint, which may repair it, and save, or ask the unit for it again."
        ),
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
