"""The fourteen entries of the sample contest: what each is and the files it consists of."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from judge_app.contest.ids import CategoryId, UnitId
from judge_app.media.sample_clips import ClipSpec, make_clip
from judge_app.slides.sample_decks import DeckText, make_deck
from judge_app.slides.sample_pictures import PLUM, TEAL, scene, screenshot
from judge_app.workflows.sample_rules import AN_PHU, BINH_HOA, CAT_LAM, SINGLE, TEAM, VINH_AN

MakeFile = Callable[[Path], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleEntry:
    """One row of the list and the makers of its files, by name; the first is the main one."""

    code: str
    title: str
    kind: str
    category: CategoryId
    unit: UnitId
    authors: str
    files: tuple[tuple[str, MakeFile], ...]


def sample_entries() -> tuple[SampleEntry, ...]:
    """Return the entries in the order of their codes."""
    return (*_clips(), *_decks(), *_others())


def _clips() -> tuple[SampleEntry, ...]:
    return (
        _entry("SP-001", "Ngày hội chuyển đổi số của phụ nữ Vĩnh An", "Video", TEAM, VINH_AN,
               ("ngay-hoi-chuyen-doi-so.mp4", _clip("Ngày hội chuyển đổi số", (120, 40, 90)))),
        _entry("SP-002", "Góc chợ số: bán nông sản qua mạng", "Video", TEAM, AN_PHU,
               ("goc-cho-so.webm", _clip("Góc chợ số", (30, 90, 120), vp9=True))),
        _entry("SP-003", "Mẹ học công nghệ cùng con", "Video", SINGLE, BINH_HOA,
               ("me-hoc-cong-nghe.mp4", _clip("Mẹ học công nghệ", (40, 100, 70), tall=True))),
        _entry("SP-004", "Sinh hoạt chi hội trực tuyến mùa nước nổi", "Video", SINGLE, CAT_LAM,
               ("mua-nuoc-noi.mkv", _clip("Mùa nước nổi", (50, 70, 130)))),
        _entry("SP-005", "Phóng sự: Tổ phụ nữ tiết kiệm số", "Video", TEAM, CAT_LAM,
               ("phong-su.mp4", _cut_clip)),
    )  # fmt: skip


def _decks() -> tuple[SampleEntry, ...]:
    return (
        _entry("SP-006", "Sinh hoạt Hội thời công nghệ số", "Trình chiếu", TEAM, AN_PHU,
               ("sinh-hoat-hoi.pptx", _deck("Sinh hoạt Hội thời công nghệ số", "huyện An Phú", film=True))),
        _entry("SP-007", "Phụ nữ an toàn trên không gian mạng", "Trình chiếu", TEAM, BINH_HOA,
               ("an-toan-mang.pptx", _deck("Phụ nữ an toàn trên mạng", "huyện Bình Hòa"))),
        _entry("SP-008", "Sổ tay số của chi hội trưởng", "Trình chiếu", SINGLE, VINH_AN,
               ("so-tay-so.pptx", _deck("Sổ tay số của chi hội trưởng", "thị xã Vĩnh An"))),
        _entry("SP-009", "Chi hội không giấy", "Trình chiếu", SINGLE, CAT_LAM,
               ("chi-hoi-khong-giay.pptx", _deck("Chi hội không giấy", "huyện Cát Lâm"))),
        _entry("SP-010", "Kết nối hội viên đi làm ăn xa", "Trình chiếu", TEAM, VINH_AN,
               ("ket-noi-hoi-vien.pdf", _slides_pdf)),
    )  # fmt: skip


def _others() -> tuple[SampleEntry, ...]:
    return (
        _entry("SP-011", "Phần mềm quản lý hội viên chi hội", "Phần mềm", TEAM, BINH_HOA,
               ("huong-dan.pdf", _manual), ("man-hinh-1.png", _shot("Danh sách hội viên")),
               ("man-hinh-2.png", _shot("Thu hội phí")), ("cai-dat.zip", _package)),
        _entry("SP-012", "Trò chơi đố vui tìm hiểu Điều lệ Hội", "Phần mềm", SINGLE, AN_PHU,
               ("do-vui.html", _quiz), ("man-hinh.png", _shot("Đố vui Điều lệ Hội")),
               ("huong-dan.pdf", _manual)),
        _entry("SP-013", "Bộ ảnh: Một ngày của chi hội số", "Ảnh", SINGLE, BINH_HOA,
               ("anh-1.png", _picture("Buổi sáng ở nhà văn hóa", (200, 220, 240))),
               ("anh-2.png", _picture("Lớp học điện thoại thông minh", (240, 220, 190))),
               ("anh-3.png", _picture("Chiều về trên bến sông", (240, 190, 160)))),
        _entry("SP-014", "Thuyết minh mô hình Thư viện số phụ nữ", "Văn bản", TEAM, AN_PHU,
               ("thuyet-minh.pdf", _report)),
    )  # fmt: skip


def _entry(
    code: str, title: str, kind: str, category: CategoryId, unit: UnitId,
    *files: tuple[str, MakeFile],
) -> SampleEntry:  # fmt: skip
    authors = "Nhóm tác giả chi hội" if category == TEAM else "Hội viên chi hội"
    number = int(code[-3:])
    return SampleEntry(
        code=code,
        title=title,
        kind=kind,
        category=category,
        unit=unit,
        authors=f"{authors} {number}",
        files=files,
    )


def _clip(
    title: str, colour: tuple[int, int, int], *, vp9: bool = False, tall: bool = False
) -> MakeFile:
    spec = ClipSpec(
        title=title,
        subtitle="Hội Liên hiệp Phụ nữ",
        colour=colour,
        width=360 if tall else 640,
        height=640 if tall else 360,
        video="libvpx-vp9" if vp9 else "libx264",
        audio="libopus" if vp9 else "aac",
    )
    return lambda target: make_clip(target, spec)


def _cut_clip(target: Path) -> None:
    """Make a clip and cut off its second half, as a copy that was interrupted."""
    _clip("Tổ phụ nữ tiết kiệm số", (90, 60, 40))(target)
    content = target.read_bytes()
    target.write_bytes(content[: len(content) // 2])


def _deck(title: str, unit: str, *, film: bool = False) -> MakeFile:
    text = DeckText(
        title=title,
        subtitle=f"Hội LHPN {unit}",
        points=(
            "Thực trạng sinh hoạt của các chi hội",
            "gồm 12 chi hội, 1.240 hội viên",
            "Giải pháp ứng dụng công nghệ thông tin",
            "Kết quả sau một năm thực hiện",
            "Bài học kinh nghiệm và đề xuất",
        ),
        table=(
            ("Năm", "Chi hội tham gia", "Buổi sinh hoạt", "Hội viên"),
            ("2021", "3", "18", "210"),
            ("2022", "7", "46", "560"),
            ("2023", "12", "92", "1.240"),
        ),
        chart_title="Hội viên tham gia sinh hoạt trực tuyến",
        chart=(("2020", 40), ("2021", 210), ("2022", 560), ("2023", 1240)),
        closing="Cách làm này có thể nhân rộng ở mọi chi hội có điện thoại thông minh.",
    )

    def make(target: Path) -> None:
        clip = _film(target, title) if film else b""
        _write(target, make_deck(replace(text, film=clip)))

    return make


def _film(deck: Path, title: str) -> bytes:
    """Return a short film, made beside the deck that will hold it."""
    place = deck.with_suffix(".film.mp4")
    spec = ClipSpec(title=title, subtitle="", colour=(60, 90, 70), width=480, height=270, seconds=6)
    make_clip(place, spec)
    content = place.read_bytes()
    place.unlink()
    return content


def _slides_pdf(target: Path) -> None:
    from judge_app.documents.page.sample_pages import slides_pdf  # noqa: PLC0415 - loads reportlab

    slides = (
        ("Kết nối hội viên đi làm ăn xa", ("Hội LHPN thị xã Vĩnh An", "Nhóm tác giả chi hội 10")),
        ("Vì sao phải kết nối", ("Một phần ba hội viên làm việc ngoài tỉnh", "Khó dự sinh hoạt")),
        ("Cách làm", ("Nhóm trò chuyện theo tổ", "Lịch sinh hoạt buổi tối", "Biên bản điện tử")),
        ("Kết quả", ("86 % hội viên dự sinh hoạt", "Không còn chi hội trắng hội viên trẻ")),
    )
    _write(target, slides_pdf(slides))


def _report(target: Path) -> None:
    from judge_app.documents.page.sample_pages import report_pdf  # noqa: PLC0415 - loads reportlab

    paragraph = (
        "Thư viện số phụ nữ gồm tủ sách điện tử, chuyên mục hỏi đáp và góc sinh hoạt hằng tháng. "
        "Hội viên đọc trên điện thoại, chi hội trưởng chọn tài liệu cho từng buổi sinh hoạt. "
    )
    heads = ("Mục đích.", "Cách tổ chức.", "Kết quả bước đầu.", "Đề xuất nhân rộng.")
    texts = tuple(f"{head} {paragraph * 3}" for head in heads)
    _write(target, report_pdf("THUYẾT MINH MÔ HÌNH THƯ VIỆN SỐ PHỤ NỮ", texts))


def _manual(target: Path) -> None:
    from judge_app.documents.page.sample_pages import report_pdf  # noqa: PLC0415 - loads reportlab

    steps = (
        "1. Giải nén tệp cài đặt vào một thư mục trên máy.",
        "2. Mở tệp bắt đầu, chọn chi hội và nhập danh sách hội viên.",
        "3. Vào mục Sinh hoạt để ghi nội dung từng buổi, mục Hội phí để thu và in phiếu.",
    )
    _write(target, report_pdf("HƯỚNG DẪN SỬ DỤNG", steps))


def _shot(name: str) -> MakeFile:
    lines = ("Chi hội 3 · 46 hội viên", "Buổi sinh hoạt tháng 3", "Đã thu hội phí: 41/46")
    return lambda target: _write(target, screenshot(name, lines))


def _picture(title: str, sky: tuple[int, int, int]) -> MakeFile:
    return lambda target: _write(target, scene(title, sky))


def _package(target: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doc-truoc.txt", "Mở bat-dau.html bằng trình duyệt.\n")
        archive.writestr("bat-dau.html", _page("Quản lý hội viên", TEAL, "Danh sách hội viên"))
    _write(target, stream.getvalue())


def _quiz(target: Path) -> None:
    _write(target, _page("Đố vui Điều lệ Hội", PLUM, "Câu 1: Hội thành lập năm nào?").encode())


def _page(title: str, colour: tuple[int, int, int], text: str) -> str:
    shade = "#" + "".join(f"{part:02x}" for part in colour)
    return (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{title}</title>'
        f'<body style="font:20px sans-serif;margin:2em"><h1 style="color:{shade}">{title}</h1>'
        f"<p>{text}</p><button>1930</button> <button>1945</button></body></html>\n"
    )


def _write(target: Path, content: bytes) -> None:
    target.write_bytes(content)
