"""What a person or a program reads after ``sheetgen text``."""

from collections.abc import Iterator

from sheetgen.cli.terminal_page import Page
from sheetgen.language.message import Message, message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.text import Claim, Said, Sentence, TextCheck
from sheetgen.telling.as_data import parts_of
from sheetgen.texts.claim_told import by_table, cells_of, lines_of, where


def text_lines(check: TextCheck, say: Speaker) -> Iterator[str]:
    """The doubtful claims, worst first, each under its sentence; then what cannot be compared."""
    page = Page(say)
    page.title(
        message("{file}: {plan} {period}", file=check.file, plan=check.plan, period=check.period)
    )
    page.text(_counted(check))
    if check.has_changes:
        page.text(
            message(
                "Word tracks changes in it: it was read as if all of them were accepted, and the "
                "marked report keeps them."
            )
        )
    if check.unread:
        page.text(
            message_n(
                "{n} figure or row of a table was not checked, for the table does not say of whom "
                "or of what it is: {places}.",
                "{n} figures or rows of tables were not checked, for the tables do not say of whom "
                "or of what they are: {places}.",
                len(check.unread),
                places=tuple(by_table(check.unread)),
            )
        )
    if check.pictures:
        page.text(
            message_n(
                "{n} picture, chart or scanned page was not read, and what it says was not "
                "checked: {places}.",
                "{n} pictures, charts or scanned pages were not read, and what they say was not "
                "checked: {places}.",
                len(check.pictures),
                places=tuple(by_table(check.pictures)),
            )
        )
    for said in Said:
        claims = tuple(each for each in check.claims if each.said is said)
        if said is Said.CONFIRMED or not claims:
            continue
        page.section(message("{said} ({n})", said=_capital(said, say), n=len(claims)))
        if said is Said.NOT_IN_DATA:
            page.table((where(each.sentence), _unanswered(each)) for each in claims)
        else:
            _told(page, claims)
    yield from page.lines


def _counted(check: TextCheck) -> Message:
    counts = tuple(
        message("{n} {said}", n=n, said=said.word)
        for said in Said
        if (n := sum(each.said is said for each in check.claims))
    )
    if not counts:
        return message("It makes no claim that a table could answer.")
    return message_n("{n} claim: {counts}.", "{n} claims: {counts}.",
                     len(check.claims), counts=counts)  # fmt: skip


def _unanswered(claim: Claim) -> Message:
    """A claim that the table says nothing to, with the reason where there is one."""
    if claim.expected is None:
        return claim.says
    return message("{claim} ({why})", claim=claim.says, why=claim.expected)


def _capital(said: Said, say: Speaker) -> str:
    word = say.say(said.word)
    return word[:1].upper() + word[1:]


def _told(page: Page, claims: tuple[Claim, ...]) -> None:
    """Each sentence once, with all that is told of it."""
    last: Sentence | None = None
    for claim in claims:
        if claim.sentence != last:
            last = claim.sentence
            page.text(message("{place}: «{sentence}»", place=where(last), sentence=last.text))
        for each in lines_of(claim):
            page.text(each, 2)
        cells, _ = cells_of(claim)
        for cell in cells:
            page.place(cell)


def text_record(check: TextCheck, say: Speaker) -> dict[str, object]:
    """The same for programs (DESIGN 8), in the order of the text."""
    return {
        "version": 1,
        "plan": check.plan,
        "period": str(check.period),
        "claims": [_record(each, say) for each in check.claims],
        "not_checked": [str(each) for each in check.unread],
        "not_read": [str(each) for each in check.pictures],
        "tracked_changes": check.has_changes,
    }


def _record(claim: Claim, say: Speaker) -> dict[str, object]:
    return {
        **parts_of(claim, "sentence=sentence.text place=sentence.place says subject", say),
        "value": None if claim.value is None else f"{claim.value:f}",
        "unit": claim.unit,
        "verdict": claim.said.value,
        "expected": None if claim.expected is None else say.say(claim.expected),
        "cells": [str(each) for each in claim.cells],
        "with": None if claim.other is None else claim.other.text,
    }
