"""The population served, where the plan counts it and lists came: counts, growth and shares."""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.drafting.report_view import Said, Subject, View, when
from sheetgen.language.message import Message, message, message_n
from sheetgen.model.draft import Cited, Told, Unsaid
from sheetgen.model.figure import HUNDRED, percent_of
from sheetgen.model.period import Period
from sheetgen.model.population import EVERY, NOT_IN_REGISTRY, Part, Served, printed_sum
from sheetgen.telling.served_words import combined

_WHAT = message("Population served")
_MOST_CROSSED = 3


def served(view: View, subject: Subject) -> Said:
    """How many were served, each counted once: by the plan, an element or an item."""
    found = view.report.served
    if found is None:
        if not subject.is_plan:
            return None
        return Unsaid(subject.code, _WHAT, message("no lists of those served came"))
    n = found.base if subject.is_plan else found.unique.get(subject.code)
    if n is None:
        return None
    text = message_n(
        "{who} served {n} beneficiary {when}.",
        "{who} served {n} beneficiaries {when}, each counted once.",
        n,
        who=view.who(subject),
        when=view.when,
    )
    codes = () if subject.is_plan else (subject.code,)
    cited = Cited(subject.code, _WHAT, message("{n}", n=n), found.places(*codes))
    return Told(text, (cited,))


def services(view: View, subject: Subject) -> Said:
    """How many each service served, each counted once; a service that is hidden is not told."""
    found = view.report.served
    if found is None or not subject.is_plan:
        return None
    known = {name: n for name, n in found.services.items() if n is not None}
    if not known:
        return None
    told = [message("{name} ({n})", name=_named(name), n=n) for name, n in known.items()]
    cites = tuple(_cited(found, name, n) for name, n in known.items())
    return Told(message("By service, those served are: {services}.", services=told), cites)


def growth(view: View, subject: Subject) -> Said:
    """How many more or fewer than the year before; who is new, returns, or is gone."""
    found = view.report.served
    if found is None or not subject.is_plan:
        return None
    before = found.before
    if before is None:
        why = message("no list of the year before is stored")
        return Unsaid(subject.code, message("the growth of the population served"), why)
    year = Period(view.report.period.year - 1, view.report.period.month)
    said = {
        "who": view.who(subject),
        "then": when(year),
        "was": before,
    }
    parts = [n for n in (found.new, found.returning, found.gone) if n is not None]
    cites = tuple(_cited(found, subject.code, n) for n in parts)
    told = {"new": found.new, "returning": found.returning, "gone": found.gone} if parts else {}
    if before in {0, found.base}:
        text = (
            message(
                "{who} had served {was} {then}: {new} are new, {returning} return and {gone} are "
                "served no more.",
                **said,
                **told,
            )
            if told
            else message("{who} had served {was} {then}.", **said)
        )
        return Told(text, cites)
    moved = percent_of(Decimal(found.base - before), Decimal(before))
    said["size"] = abs(moved)
    if told:
        text = _rise(said | told) if moved > 0 else _fall(said | told)
    elif moved > 0:
        text = message("{who} served {size:percent} more than {then} ({was}).", **said)
    else:
        text = message("{who} served {size:percent} fewer than {then} ({was}).", **said)
    shown = message("{figure:percentage}", figure=moved)
    return Told(text, (Cited(subject.code, _WHAT, shown, found.places()), *cites))


def _rise(said: dict[str, object]) -> Message:
    return message(
        "{who} served {size:percent} more than {then} ({was}): {new} are new, {returning} return "
        "and {gone} are served no more.",
        **said,
    )


def _fall(said: dict[str, object]) -> Message:
    return message(
        "{who} served {size:percent} fewer than {then} ({was}): {new} are new, {returning} return "
        "and {gone} are served no more.",
        **said,
    )


def criteria(view: View, subject: Subject) -> Iterator[Said]:
    """How many meet every criterion of focalisation, and each of them."""
    found = view.report.served
    if found is None or not subject.is_plan:
        return
    for name, part in sorted(found.met.items(), key=lambda pair: pair[0] != EVERY):
        if part.n is None or part.share is None:
            continue
        known = {"n": part.n, "share": part.share, "name": name}
        if name == EVERY:
            text = message("{share:percent} of those served ({n}) meet all the criteria.", **known)
        else:
            text = message("{share:percent} ({n}) meet the criterion «{name}».", **known)
        yield _share(found, name, part, text)
        was = found.met_before.get(name)
        if name == EVERY and was is not None and was.share is not None:
            yield _moved(view, found, part.share, was)


def _moved(view: View, found: Served, now: Decimal, was: Part) -> Told:
    """How far the share that meets every criterion is from that of the year before."""
    year = Period(view.report.period.year - 1, view.report.period.month)
    moved = now - (was.share or Decimal(0))
    known = {"size": abs(moved), "then": when(year), "was": was.share}
    if moved > 0:
        text = message("That is {size:points} more than {then} ({was:percent}).", **known)
    elif moved < 0:
        text = message("That is {size:points} less than {then} ({was:percent}).", **known)
    else:
        text = message("That is as much as {then} ({was:percent}).", **known)
    return _share(found, EVERY, was, text)


def bands(view: View, subject: Subject) -> Iterator[Said]:
    """The classes of each band, the largest first; a class that is hidden is not told."""
    found = view.report.served
    if found is None or not subject.is_plan:
        return
    for name, parts in found.by.items():
        ranked = sorted(parts.items(), key=lambda pair: -(pair[1].n or 0))
        known = [(each, part) for each, part in ranked if part.n and part.share is not None]
        if not known:
            continue
        classes = [
            message("{name} ({share:percent})", name=_named(each), share=part.share)
            for each, part in known
        ]
        text = message("By {name}, those served are: {classes}.", name=name, classes=classes)
        printed = printed_sum(parts.values())
        if printed not in {None, HUNDRED}:
            text = message(
                "By {name}, those served are: {classes}; as printed the shares add to "
                "{sum:percent}, because each is rounded.",
                name=name,
                classes=classes,
                sum=printed,
            )
        cites = [each for of, part in known for each in _share(found, of, part, text).cited]
        yield Told(text, tuple(cites))


def crossed(view: View, subject: Subject) -> Iterator[Said]:
    """Of bands taken together the combinations that most are of, as shares of all."""
    found = view.report.served
    if found is None or not subject.is_plan:
        return
    for each in found.crossed:
        told = [
            (classes, part)
            for classes, part in each.cells.items()
            if part.n and part.share is not None and NOT_IN_REGISTRY not in classes
        ]
        most = sorted(told, key=lambda pair: -(pair[1].n or 0))[:_MOST_CROSSED]
        if not most:
            continue
        classes = [
            message("{name} ({share:percent})", name=_named(*of), share=part.share)
            for of, part in most
        ]
        known = {"name": " × ".join(each.bands), "classes": classes}
        text = message("By {name}, most of those served are: {classes}.", **known)
        if any(part.n is None for part in each.cells.values()):
            text = message("By {name}, the largest groups that are told are: {classes}.", **known)
        printed = printed_sum(part for _, part in most)
        is_whole = len(most) == sum(part.n != 0 for part in each.cells.values())
        if is_whole and printed not in {None, HUNDRED}:
            text = message(
                "By {name}, most of those served are: {classes}; as printed the shares add to "
                "{sum:percent}, because each is rounded.",
                **known,
                sum=printed,
            )
        cites = [
            one for of, part in most for one in _share(found, " × ".join(of), part, text).cited
        ]
        yield Told(text, tuple(cites))


def _named(*classes: str) -> Message | str:
    """Classes in words; in quotation marks where a figure is part of them, as in «5 to 19»."""
    said = combined(classes)
    has_figure = any(sign.isdigit() for name in classes for sign in name)
    return message("«{name}»", name=said) if has_figure else said


def _share(found: Served, name: str, part: Part, text: Message) -> Told:
    shown = message("{share:percentage} ({n})", share=part.share, n=part.n)
    return Told(text, (Cited(name, _WHAT, shown, found.places()),))


def _cited(found: Served, code: str, n: int) -> Cited:
    return Cited(code, _WHAT, message("{n}", n=n), found.places())
