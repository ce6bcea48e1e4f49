"""Each sheet of the three workbooks and each page, held against its picture in text."""

import pytest

from writing.picture_writing import PICTURES, pictures_of

NAMES = sorted(path.stem for path in PICTURES.glob("*.txt"))


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return pictures_of(tmp_path_factory.mktemp("books"))


def test_there_is_a_picture_of_every_sheet_and_page(drawn: dict[str, str]) -> None:
    assert sorted(drawn) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_it_is_as_its_picture(name: str, drawn: dict[str, str]) -> None:
    expected = (PICTURES / f"{name}.txt").read_text(encoding="utf-8")

    assert expected == drawn[name]
