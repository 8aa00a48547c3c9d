"""The rules, people and marks of a contest as plain values; standard library only.

Terms (Vietnamese in brackets): contest (cuộc thi), round (vòng), unit (đơn vị), entry (bài dự
thi), category (bảng), kind (loại hình), rubric and criterion (thang điểm, tiêu chí), mark (điểm),
judge, panel, chair (giám khảo, ban giám khảo, trưởng ban), scoresheet (phiếu chấm điểm), award
(giải). An unmarked, an abstained, a conflicted and a could-not-open entry are four states, and
none of them is zero.

Everything here is frozen and can be written as JSON without loss: no unions of record types, exact
decimals, tuples.
"""
