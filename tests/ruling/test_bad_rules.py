"""A bad rule file says which file, rule and key, what was found, and the cure."""

from pathlib import Path

import pytest

from sheetgen.errors import RuleError
from sheetgen.language.speaker import speaker
from sheetgen.ruling.rule_files import read_rules

GOOD = """\
code: TST-100
name: test.low
applies_to: [indicator]
status: low
band: bajo
severity: high
priority: 10
when: {fact: progress, below: {threshold: low}}
summary: {es: Bajo, en: Low}
message: {es: "Va en {progress:percent}", en: "It is at {progress:percent}"}
remedy: {es: Pedir, en: Ask}
why: {es: porque, en: because}
source: {es: Guía, en: Guide}
wrong_when: {es: nunca, en: never}
since: 2024-01
examples:
  - {name: below, facts: {progress: 74.999999999}, fires: true}
  - {name: at, facts: {progress: 75}, fires: false}
"""

# what is changed in GOOD, by what, and then: the place, what is said, and the cure
BAD = {
    "unknown key": ("why:", "wy:", "TST-100: wy (line 12)", "'wy' is unknown", "'why'"),
    "missing key": ("since: 2024-01\n", "", "TST-100", "'since' is missing", "Add it"),
    "key twice": ("why: {", "why: a\nwhy: {", "line 13", "'why' is written twice", "Keep"),
    "not YAML": ("[indicator]", "[indicator", "rules/bad.yaml", "not YAML", "colons"),
    "unknown kind": ("[indicator]", "[indicatr]", "applies_to.1", "'indicatr'", "'indicator'"),
    "kind twice": ("[indicator]", "[indicator, indicator]", "applies_to", "twice", "once"),
    "unknown status": ("status: low", "status: lo", "status (line 4)", "'lo'", "'low'"),
    "unknown band": ("band: bajo", "band: bajjo", "band", "'bajjo'", "'bajo'"),
    "unknown severity": ("severity: high", "severity: hi", "severity", "'hi'", "high, medium"),
    "no priority": ("priority: 10\n", "", "TST-100", "'priority' is missing", "lowest priority"),
    "band of an alert": ("status: low\n", "", "band", "Only a status rule", "status"),
    "half a priority": ("priority: 10", "priority: 1.5", "priority", "1.5", "whole number"),
    "unknown fact": ("fact: progress", "fact: progres", "when.fact", "'progres'", "'progress'"),
    "fact of another kind": ("fact: progress", "fact: lag", "when.fact", "'lag'", "activity"),
    "unknown word": ("below:", "belw:", "when.belw", "'belw' is unknown", "'below'"),
    "two words": ("below: {", "above: 1, below: {", "when", "found 2", "exactly one"),
    "no fact": ("{fact: progress, below: {threshold: low}}", "{below: 3}", "when", "below", "all"),
    "bound as text": ("{threshold: low}", '"75"', "when.below", "75", "Write 75, without quotes"),
    "decimal comma": ("{threshold: low}", '"40,5"', "when.below", "40,5", "Write 40.5"),
    "bare comma": ("{threshold: low}", "40,5", "when.5 (line 8)", "'5' is unknown", "as 40.5"),
    "no entry": ("[indicator]", "[]", "applies_to", "an empty list", "at least one entry"),
    "percent sign": ("{threshold: low}", "40%", "when.below", "40%", "Write 40: percentages"),
    "capitals as bound": ("{threshold: low}", "=B7", "when.below", "Found =B7 where", "a number"),
    "words as bound": ("{threshold: low}", "many", "when.below", "many", "Write a number"),
    "ends too early": ("since: 2024-01", "since: 2024-01\nuntil: 2023-12", "until", "2023-12",
                       "after 'since'"),
    "kind nothing judges": ("[indicator]", "[submission]", "applies_to.1", "submission", "office"),
    "unknown threshold": ("threshold: low", "threshold: lo", "threshold", "'lo'", "'low'"),
    "unit differs": ("threshold: low", "threshold: lag", "threshold", "points", "same unit"),
    "a word compared": (
        "{fact: progress, below: {threshold: low}}",
        "{fact: gap, below: 3}",
        "when.below",
        "not a number",
        "no-data",
    ),
    "a number is": ("below: {threshold: low}", "is: 75", "when.is", "is a number", "below"),
    "unknown value of a word": (
        "{fact: progress, below: {threshold: low}}",
        "{fact: gap, is: no-dta}",
        "when.is",
        "'no-dta'",
        "'no-data'",
    ),
    "present false": ("below: {threshold: low}", "present: false", "present", "false", "opposite"),
    "empty all": ("{fact: progress, below: {threshold: low}}", "{all: []}", "all", "a list", "a"),
    "one language": ("es: Bajo, en: Low", "es: Bajo", "summary", "'en' is missing", "es and en"),
    "unknown figure": ("Va en {progress", "Va en {progres", "message.es", "progres", "'progress'"),
    "unknown unit": (":percent}", ":porcent}", "message.es", "'porcent'", "'percent'"),
    "unit of another fact": (
        'progress:percent}", en',
        'progress:soles}", en',
        "message.es",
        "is in percent, not in soles",
        "{progress:percent}",
    ),
    "absent figure": ("Va en {progress:percent}", "{actual}", "message.es", "absent", "present"),
    "figure of what is absent": (
        "below: {threshold: low}",
        "absent: true",
        "message.es",
        "may be absent",
        "present: true",
    ),
    "figure of one alternative": (
        "{fact: progress, below: {threshold: low}}",
        "{any: [{fact: progress, below: 75}, {fact: actual, below: 3}]}",
        "message.es",
        "may be absent",
        "present: true",
    ),
    "figure under a not": (
        "{fact: progress, below: {threshold: low}}",
        "{not: {fact: progress, at_least: 75}}",
        "message.es",
        "may be absent",
        "present: true",
    ),
    "braces": ("Va en {progress:percent}", "Va en {progress", "message.es", "braces", "Write"),
    "not a month": ("since: 2024-01", "since: 2024-13", "since", "2024-13", "2025-01"),
    "a number for a month": ("since: 2024-01", "since: 2024", "since", "2024", "text"),
    "one side": (", fires: false", ", fires: true", "examples", "both sides", "one that does not"),
    "fires perhaps": ("fires: false", "fires: perhaps", "examples.2.fires", "perhaps", "true or"),
    "example of unknown fact": ("facts: {progress: 75}", "facts: {pim: 3}", "pim", "'pim'", "for"),
    "example as text": ("{progress: 75}", "{progress: many}", "facts.progress", "many", "number"),
    "a bad code": ("code: TST-100", "code: tst100", "code", "'tst100'", "STA-110"),
    "a small code": ("code: TST-100", "code: tst-100", "code", "'tst-100'", "STA-110"),
    "an anchor": ("name: test.low", "name: &a test.low\nbeta: *a", "line 2", "anchors", "in full"),
    "a tag": ("name: test.low", "name: !!python/name:os.system x", "line 2", "Tags", "in full"),
    "beta as text": ("since:", "beta: 'true'\nsince:", "beta", "true", "true or"),
    "empty text": ("es: porque", "es: ''", "why.es", "where text", "Write text"),
    "nothing": ("es: porque", "es: ", "why.es", "nothing", "Write text"),
    "a reason in no language": (
        "{es: porque, en: because}",
        "because",
        "why",
        "because",
        "keys and values",
    ),
    "a reason in one language": ("es: porque, ", "", "why", "'es' is missing", "Add it"),
    "a source in one language": (", en: Guide", "", "source", "'en' is missing", "Add it"),
    "a third language": ("{es: nunca", "{qu: x, es: nunca", "wrong_when.qu", "'qu'", "es and en"),
    "a figure in a reason": ("porque", "'va en {progress}'", "why.es", "braces", "without"),
    "a list for keys": ("{progress: 75}", "[75]", "facts", "a list", "keys and values"),
}  # fmt: skip


def fault_of(tmp_path: Path, text: str) -> str:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "bad.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_rules(folder, tmp_path)
    return speaker("en", "es_PE").say(caught.value.message())


def test_a_figure_that_bears_the_name_of_a_threshold_is_the_figure_and_must_be_there(
    tmp_path: Path,
) -> None:
    rule = GOOD.replace("[indicator]", "[activity]").replace("en {progress:p", "en {lag:p")
    found = fault_of(tmp_path, rule.replace("{lag:percent}", "{lag:points}"))

    assert "rules/bad.yaml: TST-100: message.es" in found
    assert "The figure 'lag' may be absent where the rule holds." in found


@pytest.mark.parametrize("name", BAD)
def test_a_fault_names_the_file_the_rule_the_key_and_the_cure(tmp_path: Path, name: str) -> None:
    old, new, where, fault, cure = BAD[name]
    assert old in GOOD

    said = fault_of(tmp_path, GOOD.replace(old, new, 1) if name != "one side" else one_sided())

    assert said.startswith("rules/bad.yaml")
    for part in (where, fault, cure):
        assert part in said


def one_sided() -> str:
    return GOOD.replace(
        "  - {name: at, facts: {progress: 75}, fires: false}\n",
        "  - {name: at, facts: {progress: 7}, fires: true}\n",
    )


def test_the_rule_itself_is_good(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")

    (rule,) = read_rules(tmp_path, tmp_path)

    assert ("TST-100", "good.yaml", False) == (rule.code, rule.file, rule.beta)


@pytest.mark.parametrize(
    "when",
    [
        "{all: [{fact: due, is: true}, {fact: progress, below: 75}]}",
        "{not: {fact: progress, absent: true}}",
        "{not: {any: [{fact: progress, absent: true}, {fact: due, is: false}]}}",
        "{any: [{fact: progress, below: 75}, {fact: progress, above: 80}]}",
    ],
)
def test_a_figure_that_the_condition_makes_sure_of_may_be_named(tmp_path: Path, when: str) -> None:
    text = GOOD.replace("{fact: progress, below: {threshold: low}}", when)
    (tmp_path / "good.yaml").write_text(text, encoding="utf-8")

    (rule,) = read_rules(tmp_path, tmp_path)

    assert "{progress:percent}" in dict(rule.message)["es"]


def test_a_code_used_twice_names_the_other_file(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")

    with pytest.raises(RuleError, match=r"b\.yaml: TST-100: code .*already used.*a\.yaml"):
        read_rules(tmp_path, tmp_path)


def test_an_empty_folder_an_empty_file_and_bytes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rules here"):
        read_rules(tmp_path, tmp_path)
    (tmp_path / "empty.yaml").write_text("# nothing\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"empty\.yaml.*The file is empty"):
        read_rules(tmp_path, tmp_path)
    (tmp_path / "empty.yaml").write_bytes("# one\ncode: ñ".encode("latin-1"))
    with pytest.raises(RuleError, match=r"empty\.yaml \(line 2\).*not UTF-8"):
        read_rules(tmp_path, tmp_path)


def test_a_condition_with_too_many_alternatives_is_two_rules(tmp_path: Path) -> None:
    each = "{any: [{fact: progress, below: 1}, {fact: progress, above: 9}, {fact: due, is: true}]}"
    text = (
        GOOD.replace(
            "{fact: progress, below: {threshold: low}}", f"{{all: [{', '.join([each] * 4)}]}}"
        )
        .replace("Va en {progress:percent}", "Va")
        .replace("It is at {progress:percent}", "It is")
    )

    assert "64 alternatives" in fault_of(tmp_path, text)


def test_yaml_words_stay_words(tmp_path: Path) -> None:
    text = GOOD.replace("en: because", "en: no").replace("en: Guide", "en: 1:30")
    (tmp_path / "good.yaml").write_text(text, encoding="utf-8")

    (rule,) = read_rules(tmp_path, tmp_path)

    assert (("es", "porque"), ("en", "no")) == rule.why
    assert (("es", "Guía"), ("en", "1:30")) == rule.source
