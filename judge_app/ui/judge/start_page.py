"""The judge's door without a bundle: how to open one."""

from judge_app.ui.language import later
from judge_app.ui.widgets.bundle_door import BundleDoor


class StartPage(BundleDoor):
    """One button, and the hint that a file may be dropped."""

    def __init__(self) -> None:
        super().__init__(
            later("Mở gói bài thi"),
            later(
                "Cắm USB do Ban Tổ chức phát và chọn tệp có đuôi .judgebundle, hoặc thả tệp đó "
                "vào cửa sổ này. Không cần chép ra máy, không cần mạng."
            ),
        )
