"""The two printed reports contradict their own tables: all of it is found, and nothing else.

The lists are made by hand, from METHOD 6 and 8 and the texts.
"""

import pytest

from sheetgen.model.text import Said
from texts.held import POLICY, PROGRAMME, WRONG, claims, seed, told
from texts.mended import MENDED_POLICY, MENDED_PROGRAMME, mended

DOUBTFUL = tuple(each for each in Said if each.is_doubtful)

OF_THE_PROGRAMME = [
    # 34,506 firms: 90.9 % and 9.7 % are 100.6 %
    ("ambiguous", "line 82", "100.6"),
    # two figures for the laboratory
    ("ambiguous", "line 100", "35.0% y el 23.9%"),
    # the sizes together: 81.0, 17.0, 0.6 and 1.5
    ("inconsistent", "line 139", "100.1"),
    # activity 1.2: 448 of 450
    ("contradicted", "line 166", "99.2%"),
    # activity 1.3: 248 of 250 is below its goal
    ("contradicted", "line 168", "99.2%"),
    ("contradicted", "line 168", "superando su meta"),
    # a percentage of the goal against a count
    ("inconsistent", "line 213", "96.9% "),
    # 822,553 cut off; 171,605 without its thousands
    ("ambiguous", "line 232", "S/ 822 mil"),
    ("scale-lost", "line 232", "S/ 171"),
    # activity 4.1: 7,154 of 8,213
    ("contradicted", "line 245", "130.6%"),
    ("contradicted", "line 245", "superando en 130.6% la meta"),
    # training: "inferior a la registrada en 2024", here it rises
    ("inconsistent", "line 298", "incrementó en más de 3.6%"),
]
OF_THE_POLICY = [
    # both low, and said to lack information; both without data, and said to be low
    ("contradicted", "line 84", "SS.01.03.03"),
    ("contradicted", "line 84", "SS.01.04.03"),
    # six that the table calls for
    ("omitted", "line 84", "SS.01.03.04"),
    ("omitted", "line 84", "SS.01.03.05"),
    ("omitted", "line 84", "SS.01.06.04"),
    ("omitted", "line 84", "SS.01.06.05"),
    ("omitted", "line 88", "SS.02.04.01"),
    ("omitted", "line 88", "SS.02.04.02"),
]


@pytest.mark.parametrize(
    ("file", "of", "wrong"),
    [
        ("pp0093_2025_report.txt", PROGRAMME, OF_THE_PROGRAMME),
        ("pndi_2024_tracking.txt", POLICY, OF_THE_POLICY),
    ],
)
def test_all_that_a_printed_report_gets_wrong_is_found_and_nothing_else(
    file: str, of: tuple[str, str], wrong: list[tuple[str, str, str]]
) -> None:
    found = told(claims(seed(file), of), *DOUBTFUL)

    assert [each[:2] for each in wrong] == [each[:2] for each in found]
    assert all(words in said for (*_, words), (*_, said) in zip(wrong, found, strict=True))


def test_each_says_what_the_table_has_and_by_which_cells() -> None:
    found = [each for each in claims(seed("pp0093_2025_report.txt"), PROGRAMME)
             if each.said in {Said.CONTRADICTED, Said.SCALE_LOST}]  # fmt: skip

    assert [
        "input/2025-12/DDP_metas_2025.xlsx!Actividades!H9",
        "input/2025-12/DDP_metas_2025.xlsx!Actividades!H10",
        "input/2025-12/DDP_metas_2025.xlsx!Actividades!H10",
        "input/2025-12/dgpar_2025-12.xlsx!Actividades!J11",
        "input/2025-12/Reporte ITP dic 2025.xlsx!Actividades!H9",
        "input/2025-12/Reporte ITP dic 2025.xlsx!Actividades!H9",
    ] == [str(each.cells[0]) for each in found]


@pytest.mark.parametrize(
    ("file", "of", "changes"),
    [
        ("pp0093_2025_report.txt", PROGRAMME, MENDED_PROGRAMME),
        ("pndi_2024_tracking.txt", POLICY, MENDED_POLICY),
    ],
)
def test_the_mended_report_has_nothing_left_to_say(
    file: str, of: tuple[str, str], changes: tuple[tuple[str, str], ...]
) -> None:
    assert [] == told(claims(mended(seed(file), changes), of), *DOUBTFUL)


@pytest.mark.parametrize(
    ("file", "of"), [("pp0093_2025_report.txt", POLICY), ("pndi_2024_tracking.txt", PROGRAMME)]
)
def test_the_text_of_another_plan_is_not_in_the_data_and_never_contradicted(
    file: str, of: tuple[str, str]
) -> None:
    found = [each for each in claims(seed(file), of) if each.other is None]

    of_the_table = [each for each in found if each.cells or each.said in WRONG[:2]]
    assert [] == told(of_the_table, *Said)
    assert any(each.said is Said.NOT_IN_DATA for each in found)
