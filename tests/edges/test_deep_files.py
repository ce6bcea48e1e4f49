"""Files that would end the program: nested by the hundred thousand, keys without end."""

from pathlib import Path

import pytest

from sheetgen.errors import PlanError, RuleError
from sheetgen.sources.toml_source import Table
from sheetgen.sources.yaml_source import read_yaml

MANY = 100_000


@pytest.mark.parametrize(
    "text",
    ["[" * MANY, "a: " + "[" * MANY + "]" * MANY, "{a: " * MANY, "- " * MANY, "? " * MANY,
     "".join(f"{' ' * n}a:\n" for n in range(300))],
)  # fmt: skip
def test_yaml_too_deep_is_refused_and_does_not_end_the_process(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(RuleError, match=r"a\.yaml: its lists or tables lie .* too deep"):
        read_yaml(tmp_path / "a.yaml", tmp_path, RuleError)


def test_yaml_as_deep_as_anybody_writes_is_read(tmp_path: Path) -> None:
    text = "a: " + "[" * 40 + "1" + "]" * 40 + "\n" + "b: [1, [2], [3]]\n" * 1
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")

    assert {"a", "b"} == set(read_yaml(tmp_path / "a.yaml", tmp_path, RuleError).keys)


def test_many_brackets_side_by_side_are_not_deep(tmp_path: Path) -> None:
    text = "".join(f"k{n}: [{n}, {{x: {n}}}]\n" for n in range(500))
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")

    assert 500 == len(read_yaml(tmp_path / "a.yaml", tmp_path, RuleError).keys)


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * MANY, "a = " + "{b = " * MANY, "a" + ".a" * MANY + " = 1",
     "[" + 'a."b".' * MANY + "c]"],
)  # fmt: skip
def test_toml_too_deep_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")

    with pytest.raises(PlanError, match=r"a\.toml: its lists or tables lie .* too deep"):
        Table.read(tmp_path / "a.toml", "a.toml", PlanError)


@pytest.mark.parametrize("sign", ["\\u0007", "\\u202E", "\\uFFFF"])
def test_a_sign_that_nobody_sees_is_refused_in_yaml_and_toml(tmp_path: Path, sign: str) -> None:
    for name in ("a.yaml", "a.toml"):
        text = f'x{":" if name == "a.yaml" else " ="} "a{sign}b"\n'
        (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(RuleError, match=rf"x \(line 1\): holds the sign.*‹U\+{sign[2:]}›"):
        read_yaml(tmp_path / "a.yaml", tmp_path, RuleError)
    with pytest.raises(PlanError, match=rf"a\.toml: x: holds the sign.*‹U\+{sign[2:]}›"):
        Table.read(tmp_path / "a.toml", "a.toml", PlanError)
