"""Says in plain words how far a panel agrees; never a bare coefficient.

The bands of words follow T. K. Koo and M. Y. Li, "A Guideline of Selecting and Reporting Intraclass
Correlation Coefficients" (2016), and K. Krippendorff's own advice for alpha (0.8 and 0.667).
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from judge_app.tally.agreement import LEAST_COMPLETE, Agreement
from judge_app.tally.intraclass import Intraclass
from judge_app.tally.judge_profile import JudgeProfile
from judge_app.vietnamese.numbers import comma

_ICC_BANDS = (
    (Fraction(9, 10), "rất thống nhất", "agrees very well"),
    (Fraction(3, 4), "thống nhất tốt", "agrees well"),
    (Fraction(1, 2), "thống nhất vừa phải", "agrees moderately"),
)
_SEVERE = Fraction(1, 20)
"""Of the scale: a judge further than this from the others is called strict or generous."""
_WIDE, _NARROW = Decimal("1.5"), Decimal("0.67")
_SAME_ORDER = Decimal("0.5")


class AgreementSentences:
    """Sentences in one language. `maximum` is the highest total of the contest."""

    def __init__(self, maximum: Decimal, language: str = "vi") -> None:
        self._maximum = Fraction(maximum)
        self._english = language == "en"

    def panel(self, found: Agreement) -> tuple[str, ...]:
        """Return what there is to say of the panel as a whole."""
        return tuple(self._panel(found))

    def judge(self, profile: JudgeProfile) -> tuple[str, ...]:
        """Return what there is to say of one judge."""
        return tuple(self._judge(profile))

    def _panel(self, found: Agreement) -> Iterator[str]:
        yield self._say(
            f"{found.judges} giám khảo, {found.entries} bài; {found.complete} bài có đủ điểm của mọi "
            "giám khảo.",
            f"{found.judges} judges, {found.entries} entries; {found.complete} entries have a mark "
            "from every judge.",
        )
        if found.intraclass is None or found.concordance is None:
            yield self._say(
                f"Cần ít nhất {LEAST_COMPLETE} bài có đủ điểm, và điểm khác nhau, mới nói được mức "
                "thống nhất.",
                f"At least {LEAST_COMPLETE} entries with all marks, and marks that differ, are needed "
                "to speak of agreement.",
            )
        else:
            yield from self._coefficients(found.intraclass.random, found)
        if found.alpha is not None:
            yield self._alpha(found.alpha)
        yield from self._other_scales(found)

    def _coefficients(self, single: Fraction, found: Agreement) -> Iterator[str]:
        assert found.intraclass is not None
        assert found.concordance is not None
        words = next(
            (pair for limit, *pair in _ICC_BANDS if single >= limit),
            ["ít thống nhất", "agrees little"],
        )
        yield self._say(
            f"Ban giám khảo {words[0]}: {self._percent(single)} khác biệt giữa các điểm là do bài, phần "
            f"còn lại do người chấm (ICC(2,1) {self._figure(single)}).",
            f"The panel {words[1]}: {self._percent(single)} of the differences between marks come from "
            f"the entries, the rest from who marked (ICC(2,1) {self._figure(single)}).",
        )
        panel = found.intraclass.random_panel
        yield self._say(
            f"Điểm trung bình của cả ban đáng tin hơn điểm một người: {self._percent(panel)} (ICC(2,k) "
            f"{self._figure(panel)}).",
            f"The panel's mean is more reliable than one judge's mark: {self._percent(panel)} (ICC(2,k) "
            f"{self._figure(panel)}).",
        )
        yield from self._other_models(found.intraclass)
        yield self._say(
            f"Các giám khảo xếp thứ tự bài giống nhau ở mức {self._percent(found.concordance)} (W của "
            f"Kendall {self._figure(found.concordance)}).",
            f"The judges rank the entries alike by {self._percent(found.concordance)} (Kendall's W "
            f"{self._figure(found.concordance)}).",
        )

    def _other_models(self, found: Intraclass) -> Iterator[str]:
        fixed, fixed_panel = self._figure(found.fixed), self._figure(found.fixed_panel)
        yield self._say(
            f"Không kể việc người chặt tay, người rộng tay: {self._percent(found.fixed)} với một người, "
            f"{self._percent(found.fixed_panel)} với cả ban (ICC(3,1) {fixed}, ICC(3,k) {fixed_panel}).",
            f"Leaving aside who is strict and who generous: {self._percent(found.fixed)} for one judge, "
            f"{self._percent(found.fixed_panel)} for the panel (ICC(3,1) {fixed}, ICC(3,k) "
            f"{fixed_panel}).",
        )
        one_way, panel = self._figure(found.one_way), self._figure(found.one_way_panel)
        yield self._say(
            f"Nếu mỗi bài do một nhóm người khác chấm: {self._percent(found.one_way)} với một người, "
            f"{self._percent(found.one_way_panel)} với cả nhóm (ICC(1) {one_way}, ICC(1,k) {panel}).",
            f"If other people marked each entry: {self._percent(found.one_way)} for one judge, "
            f"{self._percent(found.one_way_panel)} for the group (ICC(1) {one_way}, ICC(1,k) {panel}).",
        )

    def _other_scales(self, found: Agreement) -> Iterator[str]:
        for value, vietnamese, english in (
            (found.alpha_ordinal, "Chỉ xét bài nào hơn bài nào", "Looking at order alone"),
            (found.alpha_ratio, "Xét theo tỷ lệ giữa các điểm", "Looking at proportions"),
            (
                found.alpha_nominal,
                "Chỉ xét điểm có trùng khít nhau không",
                "Looking at whether marks are the very same",
            ),
        ):
            if value is not None:
                figure = self._figure(value)
                yield self._say(
                    f"{vietnamese}, mức thống nhất là {figure} (alpha của Krippendorff).",
                    f"{english}, agreement is {figure} (Krippendorff's alpha).",
                )

    def _alpha(self, value: Fraction) -> str:
        if value >= Fraction(4, 5):
            words = ("đủ tin cậy", "reliable")
        elif value >= Fraction(2, 3):
            words = ("tạm tin cậy", "reliable with care")
        else:
            words = ("chưa đủ tin cậy để dựa vào điểm của một người", "too low to go by one judge")
        figure = self._figure(value)
        return self._say(
            f"Tính cả bài thiếu điểm, mức thống nhất là {figure} (alpha của Krippendorff): {words[0]}.",
            f"With incomplete entries counted, agreement is {figure} (Krippendorff's alpha): {words[1]}.",
        )

    def _judge(self, profile: JudgeProfile) -> Iterator[str]:
        name, bias = profile.judge, profile.bias
        points = self._figure(abs(bias))
        if abs(bias) <= self._maximum * _SEVERE:
            yield self._say(
                f"{name} chấm ngang các giám khảo khác (lệch {points} điểm).",
                f"{name} marks like the others (off by {points} points).",
            )
        elif bias > 0:
            yield self._say(
                f"{name} chấm rộng hơn các giám khảo khác {points} điểm.",
                f"{name} is {points} points more generous than the others.",
            )
        else:
            yield self._say(
                f"{name} chấm chặt hơn các giám khảo khác {points} điểm.",
                f"{name} is {points} points stricter than the others.",
            )
        yield self._spread(profile)
        yield from self._order(profile)
        yield from self._own_unit(profile)
        for outlier in profile.outliers:
            given, expected = self._figure(outlier.given), self._figure(outlier.expected)
            yield self._say(
                f"{outlier.entry}: {name} cho {given}, theo các điểm khác thì khoảng {expected}. Nên "
                "xem lại.",
                f"{outlier.entry}: {name} gave {given}, where the other marks suggest about "
                f"{expected}. Worth another look.",
            )

    def _spread(self, profile: JudgeProfile) -> str:
        name, times = profile.judge, self._figure(Fraction(profile.spread))
        if profile.spread >= _WIDE:
            return self._say(
                f"{name} cho điểm trải rộng hơn hẳn (gấp {times} lần).",
                f"{name} spreads marks much wider ({times} times).",
            )
        if profile.spread <= _NARROW:
            return self._say(
                f"{name} cho điểm các bài gần bằng nhau, ít phân biệt (gấp {times} lần).",
                f"{name} keeps marks close together and tells entries little apart ({times} times).",
            )
        return self._say(
            f"{name} cho điểm trải rộng như các giám khảo khác (gấp {times} lần).",
            f"{name} spreads marks like the others ({times} times).",
        )

    def _order(self, profile: JudgeProfile) -> Iterator[str]:
        rho, name = profile.rank_agreement, profile.judge
        if rho is None:
            return
        figure = self._figure(Fraction(rho))
        yield (
            self._say(
                f"{name} xếp thứ tự bài khác hẳn các giám khảo khác (rho của Spearman {figure}).",
                f"{name} ranks the entries quite otherwise than the others (Spearman's rho {figure}).",
            )
            if rho < _SAME_ORDER
            else self._say(
                f"{name} xếp thứ tự bài gần như các giám khảo khác (rho của Spearman {figure}).",
                f"{name} ranks the entries much as the others do (Spearman's rho {figure}).",
            )
        )

    def _own_unit(self, profile: JudgeProfile) -> Iterator[str]:
        effect = profile.own_unit
        if effect is None:
            return
        points = self._figure(abs(effect))
        if abs(effect) <= self._maximum * _SEVERE:
            yield self._say(
                f"{profile.judge} chấm bài đơn vị mình như các bài khác.",
                f"{profile.judge} marks the own unit's entries like the others.",
            )
            return
        more = effect > 0
        yield self._say(
            f"{profile.judge} chấm bài đơn vị mình {'cao' if more else 'thấp'} hơn {points} điểm.",
            f"{profile.judge} marks the own unit's entries {points} points "
            f"{'higher' if more else 'lower'}.",
        )

    def _figure(self, value: Fraction) -> str:
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        rounded = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
        return str(rounded) if self._english else comma(rounded, 2)

    def _percent(self, value: Fraction) -> str:
        share = max(Fraction(0), min(Fraction(1), value)) * 100
        return f"{int(share + Fraction(1, 2))} %"

    def _say(self, vietnamese: str, english: str) -> str:
        return english if self._english else vietnamese
