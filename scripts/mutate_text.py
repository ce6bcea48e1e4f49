"""Makes sentences of the two printed reports wrong by hundreds, and counts which are found.

PYTHONPATH=tests python scripts/mutate_text.py [HOW_MANY [START]]
"""

import sys
from collections import Counter

from texts.mutations import LEAST_PRECISION, LEAST_RECALL, Score, mutations, score

MOST_SHOWN = 20


def main() -> int:
    """Print recall and precision by kind of change; 1 where either is too low."""
    many, start = (*(int(each) for each in sys.argv[1:]), 500, 0)[:2]
    tried = list(mutations(many, start))
    found = score(tried)
    _tell(found, Counter(each.kind for each in tried))
    return int(found.recall < LEAST_RECALL or found.precision < LEAST_PRECISION)


def _tell(found: Score, kinds: Counter[str]) -> None:
    print(f"{found.made} sentences made wrong: recall {found.recall:.1%}, "
          f"precision {found.precision:.1%} of {found.raised} doubts")  # fmt: skip
    missed = Counter(each.kind for each in found.missed)
    for kind, n in kinds.items():
        print(f"  {kind:10} {n - missed[kind]} of {n}")
    for each in found.missed[:MOST_SHOWN]:
        print(f"missed: {each.old!r} -> {each.new!r} in: {each.sentence}")
    for each, said in found.false[:MOST_SHOWN]:
        print(f"false: {said!r} when {each.old!r} -> {each.new!r} in: {each.sentence}")


if __name__ == "__main__":
    sys.exit(main())
