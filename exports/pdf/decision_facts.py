"""What stands behind a decision: who put it, how it was counted, why, who sees to it, and until when it holds."""

from collections.abc import Iterable
from datetime import date

from exports.language import _
from exports.minute_words import exit_words, scope_words, spoilt_words
from exports.pdf.choice_lines import choice_result
from exports.pdf.decision_voices import Line, label, say
from exports.pdf.spans import Span, quoting, written
from exports.pdf.story import Story
from exports.register_words import minuted_words
from exports.way_words import way_words
from exports.words import capital, clock, local, outcome_words, short_date, taken_stance, unparted
from models.queries.minutes_decision import MinutedDecision, MinutedLink, MinutedPapers
from models.rules.casting import casting_of
from models.rules.exits import exit_of


def how(decision: MinutedDecision) -> list[Line]:
    """Method and numbers; what was computed, where people declared something else; the second vote; the way out."""
    lines: list[Line] = [[*label(_("How")), " · ".join(parts)]] if (parts := _numbers(decision)) else []
    if decision.computed and decision.computed != decision.outcome:
        computed, declared = (_lower(outcome_words(one)) for one in (decision.computed, decision.outcome))
        found = _("by the rules {computed}, declared {declared}").format(computed=computed, declared=declared)
        lines.append([*label(_("Result")), found])
    if decision.difference:
        lines.append([*label(_("Why it was declared so")), *written(decision.difference)])
    if decision.casting:
        lines.append([*label(_("Second vote")), _casting(decision.casting)])
    if decision.exit:
        lines.append([*label(_("Way out")), _way_out(decision.exit)])
    return lines


def chosen(story: Story, decision: MinutedDecision) -> None:
    """What was chosen among options, and the count of the papers."""
    if decision.options:
        told = "; ".join(decision.options)
        say(story, [*label(_("Options")), *written(told)])
    if decision.result:
        choice_result(story, decision.result)
    if decision.lot:
        say(story, [*label(_("Lot drawn")), ", ".join(decision.lot)])
    if decision.options and not decision.binding and decision.method in ("approval", "score", "dots"):
        say(story, _("The count advises; it binds nobody."))
    if decision.papers:
        for line in _papers(decision.papers):
            say(story, line)


def behind(story: Story, decision: MinutedDecision) -> None:
    """Who put it, why, what it should bring, who sees to it, whom it binds and for how long."""
    lines = [
        _line(_("Put by"), _put_by(decision)),
        _line(_("Decided by"), decision.decider),
        _line(_("Role"), _role(decision)),
        _written(_("What led to it"), decision.driver),
        _written(_("Will be judged by"), decision.criteria),
        _written(_("Sees to it"), decision.responsible),
        _line(_("Binds"), scope_words(decision.scope) if decision.scope not in ("", "group") else ""),
        _written(_("Why"), decision.reasons),
        _days(decision),
        *(_earlier(decision, each) for each in decision.links),
    ]
    for line in lines:
        if line:
            say(story, line)


def _earlier(decision: MinutedDecision, link: MinutedLink) -> Line:
    """What it does to an earlier decision; the words of that one stand as they were written."""
    told = minuted_words(link, adopted=decision.outcome in ("adopted", "indicative"))
    return [*label(_("Earlier decision")), *quoting(told, link.text)]


def _numbers(decision: MinutedDecision) -> list[str]:
    blocks = decision.blocks_allowed
    way = way_words(decision.method, share=decision.threshold, base=decision.threshold_base, blocks=blocks)
    parts = [way] if way else []
    if decision.version > 1:
        parts.append(_("text version {number}").format(number=decision.version))
    if decision.present is not None:
        parts.append(_("{count} present").format(count=decision.present))
    if decision.present is not None and decision.deciders is not None and decision.deciders < decision.present:
        parts.append(_("{count} took no part").format(count=decision.present - decision.deciders))
    if decision.deciders is not None:
        parts.append(_("{count} deciding").format(count=decision.deciders))
    if decision.need is not None:
        parts.append(_("quorum {count}").format(count=decision.need))
    return parts


def _casting(kept: str) -> str:
    used = casting_of(kept)
    if used is None:
        return kept
    stance = taken_stance(used.stance)
    return _("{name}, {stance}").format(name=used.name, stance=stance) if used.name else stance


def _way_out(kept: str) -> str:
    way, people = exit_of(kept)
    told = exit_words(way)
    return _("{way}: {people}").format(way=told, people=", ".join(people)) if people else told


def _papers(papers: MinutedPapers) -> Iterable[Line]:
    given = (
        (_("{count} issued"), papers.issued),
        (_("{count} returned"), papers.returned),
        (_("{count} valid"), papers.valid),
        (_("{count} spoilt"), sum(count for _why, count in papers.spoilt)),
    )
    told = " · ".join(words.format(count=count) for words, count in given if count is not None)
    spoilt = ", ".join(f"{spoilt_words(why)} {count}" for why, count in papers.spoilt if count)
    yield [*label(_("Secret papers")), _("{counts} ({spoilt})").format(counts=told, spoilt=spoilt) if spoilt else told]
    if papers.totals:
        yield [
            *label(_("Counted")),
            ", ".join(f"{capital(taken_stance(each))} {count}" for each, count in papers.totals),
        ]
    if papers.tellers:
        agreed = _("they agreed") if papers.agreed else _("they did not agree")
        again = _(", after {count} recounts").format(count=papers.recounts) if papers.recounts else ""
        yield [*label(_("Tellers")), f"{papers.tellers}; {agreed}{again}"]


def _put_by(decision: MinutedDecision) -> str:
    words = {"proposer": decision.proposer, "seconder": decision.seconder}
    if decision.proposer and decision.seconder:
        return _("{proposer}, seconded by {seconder}").format(**words)
    return decision.proposer or (_("seconded by {seconder}").format(**words) if decision.seconder else "")


def _role(decision: MinutedDecision) -> str:
    words = {"role": decision.role, "day": short_date(decision.term_ends) if decision.term_ends else ""}
    if decision.role and decision.term_ends:
        return _("{role}, until {day}").format(**words)
    return decision.role or (_("until {day}").format(**words) if decision.term_ends else "")


def _days(decision: MinutedDecision) -> Line:
    """From when, until when, and when it is looked at again, on one line."""
    days: list[tuple[str, date | None]] = [
        (_("From"), decision.effective_on),
        (_("Last day"), decision.expires_on),
        (_("Review"), decision.review_on),
    ]
    spans: Line = []
    for words, day in days:
        if day:
            spans += [" "] if spans else []
            spans += [Span(_("{label}:").format(label=words), bold=True), unparted(" " + short_date(day))]
    if decision.deadline:
        at = local(decision.deadline)
        spans += [" "] if spans else []
        told = _("{day}, {time}").format(day=short_date(at.date()), time=clock(decision.deadline))
        spans += [Span(_("Objections until:"), bold=True), unparted(" " + told)]
    return spans


def _line(words: str, told: str) -> Line:
    return [*label(words), told] if told.strip() else []


def _written(words: str, told: str) -> Line:
    return [*label(words), *written(told)] if told.strip() else []


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
