// Across the table: Who sat across the table from this person: at the same meeting, for another side?
// $person (an IRI): the person
// $forum (an IRI, or null): the meeting, or the forum whose sessions count
// $country (an IRI, or null): the side of the counterpart
// $planned (true or false): whether meetings count that are only planned, or cancelled
MATCH (one:KgEntity {iri: $person})-[:ATTENDS]->(meeting:Meeting)
WHERE ($forum IS NULL OR EXISTS { (meeting)-[:SESSION_OF]->{0,1}(:KgEntity {iri: $forum}) })
  AND ($planned OR meeting.statuses IS NULL OR 'held' IN meeting.statuses)
WITH one, meeting,
  COLLECT {
    MATCH (one)<-[:PARTICIPANT]-(seat:Participation)-[:IN_MEETING]->(meeting)
    MATCH (seat)-[:SIDE]->(side) RETURN DISTINCT side
  } AS told,
  COLLECT { MATCH (one)-[:REPRESENTS]->(side) RETURN DISTINCT side } AS represented
WITH meeting, CASE WHEN told = [] THEN represented ELSE told END AS own
MATCH (counterpart)-[:ATTENDS]->(meeting)
WITH meeting, own, counterpart,
  COLLECT {
    MATCH (counterpart)<-[:PARTICIPANT]-(seat:Participation)-[:IN_MEETING]->(meeting)
    MATCH (seat)-[:SIDE]->(side) RETURN DISTINCT side
  } AS told,
  COLLECT { MATCH (counterpart)-[:REPRESENTS]->(side) RETURN DISTINCT side } AS represented
UNWIND CASE WHEN told = [] THEN represented ELSE told END AS side
WITH meeting, counterpart, side, own
WHERE any(other IN own WHERE other <> side)
  AND ($country IS NULL OR side.iri = $country)
UNWIND coalesce(meeting.heldOn, [null]) AS date
WITH DISTINCT meeting, counterpart, side, date
ORDER BY meeting.earliest, meeting.name, side.name, counterpart.name, date, meeting.iri, counterpart.iri, side.iri
RETURN counterpart.name AS counterpart, side.name AS side, meeting.name AS meeting, date
