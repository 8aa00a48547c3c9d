"""Problems of a rules file in English; places in curly brackets as in `problem_words_vi`."""

from judge_app.contest.rule_problem import RuleProblemCode as Code

ENGLISH: dict[Code, str] = {
    Code.NOT_TOML: "The rules file cannot be read from this line on ({0}).",
    Code.UNKNOWN_KEY: "There is no key called “{0}”. {hint}",
    Code.MISSING_KEY: "The key “{0}” is missing.",
    Code.NOT_TEXT: "“{0}” must be a text in quotes.",
    Code.NOT_A_NUMBER: "“{0}” is not a number.",
    Code.NOT_WHOLE: "“{0}” must be a whole number.",
    Code.NOT_YES_OR_NO: "“{0}” must be true or false.",
    Code.NOT_A_CHOICE: "“{0}” is not one of the choices: {1}.",
    Code.NOT_A_LIST: "“{0}” must be a list in square brackets.",
    Code.NOT_A_TABLE: "“{0}” must be a table with keys of its own.",
    Code.BAD_CONTEST_ID: "The contest id “{0}” may hold small letters, digits and hyphens only.",
    Code.BAD_ID: "The id “{0}” may hold plain letters, digits, points and hyphens only (up to 32).",
    Code.DUPLICATE_ID: "The id “{0}” is used twice (capitals and small letters are the same).",
    Code.EMPTY_TEXT: "“{0}” is empty.",
    Code.UNKNOWN_PROFILE: "There is no document profile “{0}”; there are: {1}.",
    Code.BAD_DEADLINE: "The deadline “{0}” must be written like 2024-04-11T17:00:00.",
    Code.UNKNOWN_UNIT: "There is no unit with the id “{0}”.",
    Code.UNKNOWN_CATEGORY: "There is no category with the id “{0}”.",
    Code.UNKNOWN_JUDGE: "There is no judge with the id “{0}”.",
    Code.UNKNOWN_ENTRY: "There is no entry with the code “{0}”.",
    Code.UNKNOWN_CRITERION: "There is no criterion with the id “{0}”.",
    Code.ENTRY_TWICE: "The entry “{0}” stands here twice.",
    Code.OUT_OF_RANGE: "“{0}” is {n1}; it must be {range}.",
    Code.NO_EFFECT: "“{0}” does nothing, because of how “{1}” is set.",
    Code.NO_CRITERIA: "The rubric has no criteria.",
    Code.NOTHING_COUNTS: "No criterion counts towards the total.",
    Code.MAXIMUM_NOT_POSITIVE: "Criterion {0}: the maximum {n1} must be more than 0.",
    Code.STEP_NOT_POSITIVE: "Criterion {0}: the step {n1} must be more than 0.",
    Code.STEP_DOES_NOT_DIVIDE: "Criterion {0}: the step {n1} does not divide the maximum {n2}.",
    Code.TOO_FINE: "“{0}” is {n1}; marks may have three decimals at most.",
    Code.WEIGHT_NOT_POSITIVE: "Criterion {0}: the weight {n1} must be more than 0.",
    Code.WEIGHT_SUM_NOT_WHOLE: "The weights add up to {n0}, which is not a whole number.",
    Code.RUBRIC_MAXIMUM_NOT_WHOLE: "The rubric's maximum is {n0}, which is not a whole number.",
    Code.PARENT_MAXIMUM: "Criterion {0} says {n1} at most, but what is below it adds up to {n2}.",
    Code.LEAF_RULE_ON_PARENT: (
        "Criterion {0} is marked through its sub-criteria, so “{1}” belongs to those."
    ),
    Code.NOTE_LIMIT_OUT_OF_RANGE: (
        "Criterion {0}: the limit for a note, {n1}, is outside 0 to {n2}."
    ),
    Code.NOTE_LIMITS_CROSS: (
        "Criterion {0}: a note is asked for under {n1} and over {n2}, so for every mark."
    ),
    Code.LEVEL_OUT_OF_RANGE: "Criterion {0}: the level {n1} is outside 0 to {n2}.",
    Code.LEVELS_NOT_ORDERED: "Criterion {0}: levels must rise or fall, and none may come twice.",
    Code.NO_CATEGORIES: "There are no categories yet.",
    Code.NO_UNITS: "There are no units yet.",
    Code.NO_JUDGES: "Nobody on the panel gives marks.",
    Code.NO_CHAIR: "The panel has no chair, so nobody can sign the result.",
    Code.TWO_CHAIRS: "There are two chairs: {0} and {1}.",
    Code.SECRETARY_MARKS: (
        "The secretary {0} counts as a marking judge; if not meant, say marks_entries = false."
    ),
    Code.SEALED_WITHOUT_CHAIR: "Marks are sealed for the chair, but there is no chair.",
    Code.ASSIGNED_TWICE: "The judge {0} has two assignments.",
    Code.ASSIGNED_BUT_NOT_MARKING: "{0} is assigned entries but does not give marks.",
    Code.MARKING_BUT_NOT_ASSIGNED: "The judge {0} is not assigned any entry.",
    Code.ASSIGNED_CONFLICT: "The judge {0} is assigned {1}, which the rules keep from that judge.",
    Code.MINIMUM_OVER_PANEL: "{0} valid marks are needed, but an entry has {1} judges only.",
    Code.TOO_FEW_JUDGES_FOR_ENTRY: "Entry {0} has {1} judges who may mark it; {2} are needed.",
    Code.DROP_NEEDS_THREE: "Dropping the highest and lowest needs 3 judges; there are {0}.",
    Code.DROP_LEAVES_NOTHING: (
        "Dropping {0} highest and {1} lowest leaves nothing of {2} judges' marks."
    ),
    Code.DROP_FEW_JUDGES: "The highest and lowest are dropped with {0} judges only; 5 are better.",
    Code.DROP_OVER_MINIMUM: (
        "{0} marks are dropped, but {1} valid marks are enough, so some entry may have none left; "
        "better say minimum_valid_marks = {2}."
    ),
    Code.DROP_WITH_METHOD: "The method “{0}” does not drop the highest and lowest.",
    Code.VOID_WITH_METHOD: "The method “{0}” does not go with voiding marks far from the mean.",
    Code.AGGREGATE_WITH_METHOD: "The method “{0}” ranks totals, not single criteria.",
    Code.PARTS_WITH_METHOD: "The method “{0}” gives an order, which cannot be added to other parts.",
    Code.NEEDS_FULL_PANEL: "The method “{0}” needs every judge to mark every entry.",
    Code.SUM_WITH_MISSING_MARKS: (
        "In a sum of which {0} of {1} marks are enough, a missing mark becomes zero; "
        "better say minimum_valid_marks = {1}."
    ),
    Code.LIMIT_NEVER_REACHED: "“{0}” is {n1}, which is never reached: the most is {n2}.",
    Code.LADDER_NOT_INCREASING: "The limit {n0} is not above the one before, {n1}.",
    Code.LADDER_WITHOUT_END: (
        'Nothing is said about discrepancies over {n0}; the last step must say up_to = "rest".'
    ),
    Code.LADDER_OPEN_TOO_EARLY: "This step takes every discrepancy, so the next are never reached.",
    Code.LADDER_WITH_METHOD: "The method “{1}” gives an order, so “{0}” changes nothing.",
    Code.LADDER_NEEDS_TWO_JUDGES: (
        "“{0}” is meant for entries with two judges; here an entry has up to {1}."
    ),
    Code.TIE_BREAK_WITHOUT_CRITERION: "A tie-break by criterion must say which.",
    Code.CRITERION_WITHOUT_USE: "The criterion {0} is not used here.",
    Code.TIE_BREAK_TWICE: "The tie-break “{0}” comes twice.",
    Code.TIE_BREAK_AFTER_SHARED: "The tie-break “{0}” is never reached: the place is shared before.",
    Code.TIE_BREAK_HAS_NO_EFFECT: "The tie-break “{0}” does nothing with this method.",
    Code.CHAIR_TIE_BREAK_WITHOUT_CHAIR: "The chair's mark breaks ties, but there is no chair.",
    Code.CHAIR_DOES_NOT_MARK: "The chair's mark breaks ties, but the chair {0} gives no marks.",
    Code.PARTS_SUM_NOT_WHOLE: "The parts add up to {n0}, which is not a whole number.",
    Code.PARTS_WITHOUT_JURY: "The final figure has no part of the jury's.",
    Code.PART_SOURCE_TWICE: "Two parts come from “{0}”.",
    Code.FIGURES_WITHOUT_PART: "There are figures under “{0}”, but no part uses them.",
    Code.FIGURES_MISSING: "Part {0}: figures are missing for {1} entries ({2}).",
    Code.AWARD_TWICE: "Two awards, {1} and {2}, are both “{0}” in one category.",
    Code.FRAME_EMPTY: "Award {0}: no figure lies from {n1} to under {n2}.",
    Code.FRAMES_OVERLAP: (
        "The frame of award {0} (to under {n2}) overlaps that of award {1} (from {n3})."
    ),
    Code.FRAME_GAP: "Figures from {n2} to under {n3} belong neither to award {0} nor to award {1}.",
    Code.AWARDS_OUT_OF_ORDER: "Award {0} comes after {1} but asks for more ({n2} against {n3}).",
    Code.AWARD_NEVER_REACHED: "No entry can get award {0}, because award {1} takes them all.",
    Code.AWARD_ABOVE_MAXIMUM: "Award {0} asks for {n1}, but the most possible is {n2}.",
    Code.SPECIAL_WITHOUT_CRITERION: (
        "The special award {0} names no criterion, so it goes by the final figure."
    ),
    Code.ADVANCE_ABOVE_MAXIMUM: "Advancing asks for {n0}, but the most possible is {n1}.",
    Code.ADVANCE_OVER_ENTRIES: "{0}: {1} advance, but there are {2} entries only.",
    Code.MORE_PRIZES_THAN_ENTRIES: "{0}: {1} prizes, but there are {2} entries only.",
    Code.NO_KINDS: "No kind of entry is accepted.",
    Code.KIND_NOT_ACCEPTED: "The kind “{0}” is not among those accepted.",
    Code.BAD_ENTRY_CODE: "The code “{0}” may hold plain letters, digits, points and hyphens only.",
    Code.KEYBOARD_EATS_CODE: (
        "The code “{0}” has a digit right after a vowel; a VNI keyboard turns it into a tone."
    ),
    Code.TOO_FEW_ENTRIES_OF_UNIT: "Unit {0} has sent {1} entries; the rules ask for {2} at least.",
}
