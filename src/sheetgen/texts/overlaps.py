"""Which of two phrases stands where they overlap: "no supera" over "supera"."""

from sheetgen.texts.phrase import BANDS, STATUSES, Mark

JUDGED = (*STATUSES, *BANDS)
"""What a sentence may say of how an item stands."""
RELATIONS = ("above", "below", "not-above", "not-below")
DENIED = {
    "above": "not-above", "below": "not-below", "not-above": "above", "not-below": "below",
}  # fmt: skip
"""What a relation says where it is denied."""
PASSIVES = {"was-above": "above", "was-met": "not-below"}
"""What is said of a target and not of whose it is: "las metas fueron superadas", "se cumplió"."""
COMPARING = (*RELATIONS, *PASSIVES, "portion", "multiple", "highest", "lowest")
"""Words whose figures of another year the table may have."""
RISES = {"change-up": True, "change-down": False, "rising": True, "falling": False}
"""Words that say which way something moved: True where it rose."""
MOVES = (*RISES, "moved", "better", "worse")
_OF_STATUSES = frozenset({"no-work", "some-work", "change-down"})
"""What gives way to a status wherever they overlap: "avance bajo en 5 servicios" is no fall."""
_WHOLES = ("no-work", "all-money", "money-high", "money-low")
_SAYS_IT_ALL = (*RELATIONS, *JUDGED, *_WHOLES, "one-item")
_GIVES_WAY = frozenset((*RELATIONS, *JUDGED, *_WHOLES, "both", "reaches"))
_LONGER = (
    (frozenset(_SAYS_IT_ALL), _GIVES_WAY),
    (frozenset({"other-money", "unspent"}), frozenset({"money", "budget", "execution"})),
    (frozenset({"money", "execution"}), frozenset({"budget"})),
    (frozenset({"unspent"}), frozenset({"other-money"})),
    (frozenset({"contrary"}), frozenset({"denial", "sole"})),
    (frozenset({"percent"}), frozenset({"hundreds"})),
    (frozenset({"nothing-due"}), frozenset({"no-work"})),
)
"""Which meanings stand in the place of which, where their words are the longer ones."""


def standing(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The phrases of a sentence without those that another one says all of."""
    told = [each for each in marks if each.means in JUDGED]
    left = [
        each
        for each in marks
        if each.means not in _OF_STATUSES or not any(_overlap(one, each) for one in told)
    ]
    return tuple(
        each for each in left if not any(_covers(one, each) for one in left if one is not each)
    )


def _overlap(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end


def _covers(one: Mark, other: Mark) -> bool:
    """Whether a phrase stands in the place of another."""
    if not _overlap(one, other):
        return False
    within = one.start <= other.start and other.end <= one.end
    longer = within and one.end - one.start > other.end - other.start
    if longer and one.means in (*JUDGED, *_WHOLES):
        return True
    if one.means in RELATIONS and other.means in RELATIONS and one.start < other.start:
        return True
    return longer and any(one.means in ours and other.means in gone for ours, gone in _LONGER)
