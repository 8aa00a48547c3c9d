"""From the panel's marks to places and prizes, exactly; standard library only.

The way, as every module here and the independent `recount` understand it:

1. Of each judge the sheet with the highest revision speaks; earlier ones stay visible.
2. A judge's marks of an entry count unless the entry is of the judge's own unit (if the rules say
   so), a declared conflict, not assigned to the judge, abstained from, could not be opened, or not
   (completely) marked. None of these is a zero. By criterion, each marked criterion counts alone.
3. A judge's total is the sum of mark x weight over the counting criteria, each product rounded by
   `rounding.weighted` and the sum by `rounding.judge_total` (by criterion: not rounded, for show).
4. Void: totals further than `void_beyond` from the mean of all totals of the entry (strictly, one
   pass). Discrepancy: highest less lowest of the totals that remain; its band asks for an action.
5. Drop the highest and lowest occurrences (mean and sum only), then mean, sum or median. By
   criterion: round by `criterion`, multiply by the weight, round by `weighted`, add.
6. A recorded settlement replaces the jury's figure; the last one of an entry speaks.
7. Parts: the jury's figure x part maximum / highest possible figure; votes x part maximum / highest
   votes; a carried figure as it is; each rounded by its part and added. Then round by `entry`.
8. Places in each category (or over all) are "1224" by the figure; ties go through the ordered list.
   A step decides only where every tied entry has a value for it.
9. Awards from the highest down, special ones after them; then advancement.

All arithmetic is on integers, `Fraction` and `Decimal`; halves are rounded up (away from zero).
"""
