"""Problems of a rules file in Vietnamese.

`{0}` is the first value as it stands, `{n0}` the same as a number with a decimal comma.
"""

from judge_app.contest.rule_problem import RuleProblemCode as Code

VIETNAMESE: dict[Code, str] = {
    Code.NOT_TOML: "Tệp thể lệ không đọc được từ dòng này ({0}).",
    Code.UNKNOWN_KEY: "Không có mục nào tên là “{0}”. {hint}",
    Code.MISSING_KEY: "Thiếu mục “{0}”.",
    Code.NOT_TEXT: "“{0}” phải là chữ đặt trong dấu ngoặc kép.",
    Code.NOT_A_NUMBER: "“{0}” không phải là một số.",
    Code.NOT_WHOLE: "“{0}” phải là một số nguyên.",
    Code.NOT_YES_OR_NO: "“{0}” phải là true (có) hoặc false (không).",
    Code.NOT_A_CHOICE: "“{0}” không phải là một lựa chọn; chỉ có: {1}.",
    Code.NOT_A_LIST: "“{0}” phải là một danh sách đặt trong dấu ngoặc vuông.",
    Code.NOT_A_TABLE: "“{0}” phải là một bảng có các mục bên trong.",
    Code.BAD_CONTEST_ID: "Mã cuộc thi “{0}” chỉ được gồm chữ thường không dấu, chữ số và dấu nối.",
    Code.BAD_ID: "Mã “{0}” chỉ được gồm chữ không dấu, chữ số, dấu chấm và dấu nối (tối đa 32).",
    Code.DUPLICATE_ID: "Mã “{0}” được dùng hai lần (chữ hoa và chữ thường coi như nhau).",
    Code.EMPTY_TEXT: "Mục “{0}” đang để trống.",
    Code.UNKNOWN_PROFILE: "Không có mẫu văn bản “{0}”; chỉ có: {1}.",
    Code.BAD_DEADLINE: "Hạn nộp “{0}” phải viết dạng 2024-04-11T17:00:00.",
    Code.UNKNOWN_UNIT: "Không có đơn vị nào mang mã “{0}”.",
    Code.UNKNOWN_CATEGORY: "Không có bảng dự thi nào mang mã “{0}”.",
    Code.UNKNOWN_JUDGE: "Không có giám khảo nào mang mã “{0}”.",
    Code.UNKNOWN_ENTRY: "Không có bài dự thi nào mang mã số “{0}”.",
    Code.UNKNOWN_CRITERION: "Không có tiêu chí nào mang mã “{0}”.",
    Code.ENTRY_TWICE: "Bài dự thi “{0}” được ghi hai lần.",
    Code.OUT_OF_RANGE: "“{0}” đang là {n1}; phải {range}.",
    Code.NO_EFFECT: "“{0}” không có tác dụng vì “{1}” đang đặt như hiện nay.",
    Code.NO_CRITERIA: "Thang điểm chưa có tiêu chí nào.",
    Code.NOTHING_COUNTS: "Không có tiêu chí nào được tính vào tổng điểm.",
    Code.MAXIMUM_NOT_POSITIVE: "Tiêu chí {0}: điểm tối đa {n1} phải lớn hơn 0.",
    Code.STEP_NOT_POSITIVE: "Tiêu chí {0}: bước điểm {n1} phải lớn hơn 0.",
    Code.STEP_DOES_NOT_DIVIDE: "Tiêu chí {0}: bước điểm {n1} không chia hết điểm tối đa {n2}.",
    Code.TOO_FINE: "“{0}” đang là {n1}; điểm chỉ được có tối đa ba chữ số thập phân.",
    Code.WEIGHT_NOT_POSITIVE: "Tiêu chí {0}: hệ số {n1} phải lớn hơn 0.",
    Code.WEIGHT_SUM_NOT_WHOLE: "Tổng các hệ số là {n0}, không phải một số nguyên.",
    Code.RUBRIC_MAXIMUM_NOT_WHOLE: "Tổng điểm tối đa của thang điểm là {n0}, không phải số nguyên.",
    Code.PARENT_MAXIMUM: "Tiêu chí {0} ghi tối đa {n1} nhưng các tiêu chí con cộng lại là {n2}.",
    Code.LEAF_RULE_ON_PARENT: (
        "Tiêu chí {0} được chấm qua các tiêu chí con, nên “{1}” phải ghi ở tiêu chí con."
    ),
    Code.NOTE_LIMIT_OUT_OF_RANGE: (
        "Tiêu chí {0}: mức điểm phải ghi nhận xét {n1} nằm ngoài khoảng 0 đến {n2}."
    ),
    Code.NOTE_LIMITS_CROSS: (
        "Tiêu chí {0}: phải nhận xét khi dưới {n1} và khi trên {n2}, tức là với mọi điểm."
    ),
    Code.LEVEL_OUT_OF_RANGE: "Tiêu chí {0}: mức {n1} nằm ngoài khoảng 0 đến {n2}.",
    Code.LEVELS_NOT_ORDERED: "Tiêu chí {0}: các mức phải tăng dần hoặc giảm dần, không trùng nhau.",
    Code.NO_CATEGORIES: "Chưa có bảng dự thi nào.",
    Code.NO_UNITS: "Chưa có đơn vị dự thi nào.",
    Code.NO_JUDGES: "Ban giám khảo chưa có ai chấm điểm.",
    Code.NO_CHAIR: "Ban giám khảo chưa có trưởng ban, nên chưa ai ký được kết quả.",
    Code.TWO_CHAIRS: "Có hai trưởng ban: {0} và {1}.",
    Code.SECRETARY_MARKS: (
        "Thư ký {0} đang được tính là người chấm điểm; nếu không phải, ghi marks_entries = false."
    ),
    Code.SEALED_WITHOUT_CHAIR: "Điểm được niêm phong cho trưởng ban, nhưng chưa có trưởng ban.",
    Code.ASSIGNED_TWICE: "Giám khảo {0} có hai bảng phân công.",
    Code.ASSIGNED_BUT_NOT_MARKING: "{0} được phân công chấm nhưng không phải người chấm điểm.",
    Code.MARKING_BUT_NOT_ASSIGNED: "Giám khảo {0} chưa được phân công bài nào.",
    Code.ASSIGNED_CONFLICT: "Giám khảo {0} được phân công bài {1} mà theo thể lệ không được chấm.",
    Code.MINIMUM_OVER_PANEL: "Cần ít nhất {0} điểm hợp lệ nhưng mỗi bài chỉ có {1} giám khảo.",
    Code.TOO_FEW_JUDGES_FOR_ENTRY: "Bài {0} chỉ có {1} giám khảo được chấm; cần ít nhất {2}.",
    Code.DROP_NEEDS_THREE: "Bỏ điểm cao nhất, thấp nhất cần ít nhất 3 giám khảo; đang có {0}.",
    Code.DROP_LEAVES_NOTHING: "Bỏ {0} điểm cao và {1} điểm thấp thì {2} giám khảo không còn điểm nào.",
    Code.DROP_FEW_JUDGES: "Bỏ điểm cao nhất, thấp nhất khi chỉ có {0} giám khảo; nên có từ 5.",
    Code.DROP_OVER_MINIMUM: (
        "Bỏ {0} điểm mà chỉ cần {1} điểm hợp lệ thì có bài không tính được; "
        "nên ghi minimum_valid_marks = {2}."
    ),
    Code.DROP_WITH_METHOD: "Cách tính “{0}” không bỏ điểm cao nhất, thấp nhất.",
    Code.VOID_WITH_METHOD: "Cách tính “{0}” không đi cùng quy định loại điểm lệch khỏi trung bình.",
    Code.AGGREGATE_WITH_METHOD: "Cách tính “{0}” xếp theo tổng điểm, không tính theo từng tiêu chí.",
    Code.PARTS_WITH_METHOD: "Cách tính “{0}” cho ra thứ hạng, không cộng được với các phần điểm khác.",
    Code.NEEDS_FULL_PANEL: "Cách tính “{0}” cần mọi giám khảo chấm mọi bài.",
    Code.SUM_WITH_MISSING_MARKS: (
        "Tính tổng mà chỉ cần {0} trên {1} điểm thì điểm thiếu thành điểm 0; "
        "nên ghi minimum_valid_marks = {1}."
    ),
    Code.LIMIT_NEVER_REACHED: "“{0}” là {n1}, không bao giờ tới vì điểm cao nhất là {n2}.",
    Code.LADDER_NOT_INCREASING: "Mức chênh lệch {n0} không lớn hơn mức trước đó {n1}.",
    Code.LADDER_WITHOUT_END: (
        'Chênh lệch trên {n0} chưa có cách xử lý; bậc cuối phải ghi up_to = "rest".'
    ),
    Code.LADDER_OPEN_TOO_EARLY: "Bậc này nhận mọi chênh lệch, nên các bậc sau không bao giờ tới.",
    Code.LADDER_WITH_METHOD: "Cách tính “{1}” xếp thứ hạng, nên “{0}” không đổi được kết quả.",
    Code.LADDER_NEEDS_TWO_JUDGES: (
        "“{0}” dành cho bài có hai người chấm; ở đây một bài có đến {1} người chấm."
    ),
    Code.TIE_BREAK_WITHOUT_CRITERION: "Xét theo tiêu chí thì phải ghi tiêu chí nào.",
    Code.CRITERION_WITHOUT_USE: "Tiêu chí {0} ghi ở đây không được dùng đến.",
    Code.TIE_BREAK_TWICE: "Cách xét “{0}” được ghi hai lần.",
    Code.TIE_BREAK_AFTER_SHARED: "Cách xét “{0}” không bao giờ tới, vì trước đó đã đồng hạng.",
    Code.TIE_BREAK_HAS_NO_EFFECT: "Cách xét “{0}” không có tác dụng với cách tính này.",
    Code.CHAIR_TIE_BREAK_WITHOUT_CHAIR: "Xét theo điểm trưởng ban, nhưng chưa có trưởng ban.",
    Code.CHAIR_DOES_NOT_MARK: "Xét theo điểm trưởng ban, nhưng trưởng ban {0} không chấm điểm.",
    Code.PARTS_SUM_NOT_WHOLE: "Các phần điểm cộng lại là {n0}, không phải số nguyên.",
    Code.PARTS_WITHOUT_JURY: "Điểm cuối cùng không có phần của ban giám khảo.",
    Code.PART_SOURCE_TWICE: "Có hai phần điểm cùng lấy từ “{0}”.",
    Code.FIGURES_WITHOUT_PART: "Có số liệu “{0}” nhưng không có phần điểm nào dùng đến.",
    Code.FIGURES_MISSING: "Phần điểm {0}: còn thiếu số liệu của {1} bài ({2}).",
    Code.AWARD_TWICE: "Hai giải {1} và {2} cùng là “{0}” trong một bảng.",
    Code.FRAME_EMPTY: "Giải {0}: khung từ {n1} đến dưới {n2} không chứa điểm nào.",
    Code.FRAMES_OVERLAP: (
        "Khung của giải {0} (đến dưới {n2}) chồng lên khung của giải {1} (từ {n3})."
    ),
    Code.FRAME_GAP: "Điểm từ {n2} đến dưới {n3} không thuộc giải {0} cũng không thuộc giải {1}.",
    Code.AWARDS_OUT_OF_ORDER: (
        "Giải {0} đứng sau giải {1} nhưng đòi điểm cao hơn ({n2} so với {n3})."
    ),
    Code.AWARD_NEVER_REACHED: "Không bài nào được giải {0}, vì giải {1} đã nhận hết.",
    Code.AWARD_ABOVE_MAXIMUM: "Giải {0} cần từ {n1} điểm, nhưng cao nhất chỉ có thể là {n2}.",
    Code.SPECIAL_WITHOUT_CRITERION: "Giải chuyên đề {0} không ghi tiêu chí, nên xét theo điểm chung.",
    Code.ADVANCE_ABOVE_MAXIMUM: "Vào vòng sau cần từ {n0} điểm, nhưng cao nhất chỉ có thể là {n1}.",
    Code.ADVANCE_OVER_ENTRIES: "{0}: chọn {1} bài vào vòng sau nhưng chỉ có {2} bài dự thi.",
    Code.MORE_PRIZES_THAN_ENTRIES: "{0}: có {1} giải nhưng chỉ có {2} bài dự thi.",
    Code.NO_KINDS: "Chưa cho phép loại hình dự thi nào.",
    Code.KIND_NOT_ACCEPTED: "Loại hình “{0}” không thuộc các loại hình được nhận.",
    Code.BAD_ENTRY_CODE: "Mã số “{0}” chỉ được gồm chữ không dấu, chữ số, dấu chấm và dấu nối.",
    Code.KEYBOARD_EATS_CODE: (
        "Mã số “{0}” có chữ số ngay sau nguyên âm; bộ gõ VNI sẽ biến nó thành dấu."
    ),
    Code.TOO_FEW_ENTRIES_OF_UNIT: "Đơn vị {0} mới gửi {1} bài; thể lệ yêu cầu ít nhất {2}.",
}
