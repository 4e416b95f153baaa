"""Claims of one document in, the nodes that gather several of them out: participations, tenures, meetings.

Each such node is derived from claims of the same document and names them, so that it goes when they go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import NamedNode, Triple

from kg.assertions.claims import Claim, weightiest
from kg.assertions.literals import date, date_bounds, day, text
from kg.assertions.terms import Context, Term, about

__all__ = ["occasion_triples"]

EVENT_STATUS = {"cancelled": "schema:EventCancelled", "held": "kg:EventHeld", "planned": "schema:EventScheduled"}

INSTANT_BY_LENGTH = {
    len("2024"): "time:inXSDgYear",
    len("2024-06"): "time:inXSDgYearMonth",
    len("2024-06-05"): "time:inXSDDate",
}


def occasion_triples(context: Context, claims: Sequence[Claim]) -> Iterator[Triple]:
    """The participations, the tenures, and the dates and status of meetings."""
    bodies: dict[str, list[NamedNode]] = defaultdict(list)
    for claim in claims:
        if claim.best.predicate == "office_of" and isinstance(claim.object, NamedNode):
            bodies[claim.subject.value].append(claim.object)
    for claim in claims:
        yield from _participation(context, claim)
        yield from _tenure(context, claim, bodies)
        yield from _subject_dates(context, claim)
    yield from _event_status(context, claims)


def _participation(context: Context, claim: Claim) -> Iterator[Triple]:
    """A person's part in a meeting; a forum without a session that is told apart has none."""
    fact, role = claim.best, claim.told_with.role
    person = context.entity(fact.document, fact.subject)
    if role is None or fact.object is None or person.type != "person":
        return
    meeting = context.entity(fact.document, fact.object)
    if meeting.type != "meeting":
        return
    countries = [context.entity_node(fact.document, found.side) for found in claim.facts if found.side]
    offices = [context.entity_node(fact.document, found.office) for found in claim.facts if found.office]
    values: list[tuple[str, Term | None]] = [
        ("rdf:type", context.node("kg:Participation")),
        ("kg:participant", NamedNode(person.iri)),
        ("kg:inMeeting", NamedNode(meeting.iri)),
        ("sem:roleType", context.declared(role)),
        *(("kg:side", country) for country in countries),
        *(("kg:inOffice", office) for office in offices),
        ("prov:wasDerivedFrom", claim.node),
    ]
    yield from about(context, context.hashed("participation", person.iri, meeting.iri, role), values)


def _tenure(context: Context, claim: Claim, bodies: dict[str, list[NamedNode]]) -> Iterator[Triple]:
    """The holding of an office; a text witnesses a holding of its own time, neither a former nor a future one."""
    fact = claim.best
    if fact.predicate != "holds_office" or not isinstance(claim.object, NamedNode):
        return
    person, office = claim.subject.value, claim.object
    published = claim.document.published if claim.qualifier in (None, "acting") else None
    values: list[tuple[str, Term | None]] = [
        ("rdf:type", context.node("kg:Tenure")),
        ("org:member", NamedNode(person)),
        ("kg:tenureOf", office),
        *(("org:organization", body) for body in bodies[office.value]),
        ("kg:witnessedOn", date(published) if published else None),
        ("kg:tenureStatus", text(claim.qualifier) if claim.qualifier else None),
        ("prov:wasDerivedFrom", claim.node),
    ]
    tenure = context.hashed("tenure", person, office.value)
    yield from about(context, tenure, values)
    for since, until in claim.spans:
        yield from _interval(context, claim, tenure, since, until)


def _interval(
    context: Context, claim: Claim, tenure: NamedNode, since: str | None, until: str | None
) -> Iterator[Triple]:
    """The span of a holding that a text states: https://www.w3.org/TR/owl-time/#time:Interval."""
    interval = context.hashed("interval", claim.node.value, since or "", until or "")
    yield Triple(tenure, context.node("org:memberDuring"), interval)
    yield Triple(interval, context.node("rdf:type"), context.node("time:Interval"))
    yield Triple(interval, context.node("prov:wasDerivedFrom"), claim.node)
    for relation, value in (("time:hasBeginning", since), ("time:hasEnd", until)):
        bounds = date_bounds(value) if value else None
        if value and bounds:
            instant = context.hashed("instant", value)
            yield Triple(interval, context.node(relation), instant)
            values: list[tuple[str, Term | None]] = [
                ("rdf:type", context.node("time:Instant")),
                ("rdfs:label", text(value)),
                (INSTANT_BY_LENGTH[len(value)], date(value)),
                ("kg:earliest", day(bounds[0])),
                ("kg:latest", day(bounds[1])),
            ]
            yield from about(context, instant, values)


def _subject_dates(context: Context, claim: Claim) -> Iterator[Triple]:
    """The days that bound a meeting's date, by which it is sorted and compared."""
    bounds = date_bounds(claim.best.value) if claim.told_with.dates_subject and claim.best.value else None
    if bounds:
        yield from about(context, claim.subject, [("kg:earliest", day(bounds[0])), ("kg:latest", day(bounds[1]))])


def _event_status(context: Context, claims: Iterable[Claim]) -> Iterator[Triple]:
    """Whether the document speaks of a meeting as planned, held or cancelled; absent stays absent.

    What a language model claims of it counts only where no rule tells.
    """
    statuses: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        ends = (claim.best.subject, claim.best.object)
        for entity in (context.entity(claim.document.name, end) for end in ends if end):
            if entity.type == "meeting":
                statuses[entity.iri].append(claim)
    for iri, found in sorted(statuses.items()):
        of_rules = [claim.status for claim in found if not claim.best.by_model]
        status = weightiest(of_rules) or weightiest(claim.status for claim in found)
        if status:
            yield Triple(NamedNode(iri), context.node("schema:eventStatus"), context.node(EVENT_STATUS[status]))
