import { bearsOnQuestion, type Saying, weighQuestion } from "@/lib/documents/versions/bears-on-question"
import type { Comparison } from "@/lib/documents/versions/compare-versions"
import { findPassage } from "@/lib/documents/versions/find-passage"
import type { Change } from "@/lib/documents/versions/list-changes"
import type { Abstention } from "@/lib/store/freshness/list-abstentions"
import type { Reliance, ReliedPassage } from "@/lib/store/freshness/list-reliances"
import type { NewStaleCause } from "@/lib/store/freshness/mark-stale"
import type { GridReliance } from "@/lib/store/freshness/stale-cells"
import type { Release } from "../prompts/catalogue"

/** Two versions beside each other, with what differs and the words of the sentences in which it does. */
export type Ground = {
  documentId: string
  oldVersionId: string
  newVersionId: string
  comparison: Comparison
  changes: (Change & { sayings: Saying[] })[]
  frequencies: ReadonlyMap<string, number>
}

type Judging = { reliance: Reliance; release: Release; groundOn: (oldVersionId: string) => Promise<Ground | null>; newVersionId: string; servingVersionId: string | null }

const mostCauses = 50

/**
 * What has changed under an answer, none where it still stands:
 * a cited passage whose words changed or vanished;
 * a passage that was given and not cited, or given to an answer that found nothing, where a sentence changed that speaks of what was asked (`bearsOnQuestion`);
 * any change in a given passage, where the answer says not of each claim what it rests on (structured outputs, whole documents, no citation);
 * any change at all, for an analysis of the whole document.
 */
export async function judgeReliance({ reliance, release, groundOn, newVersionId, servingVersionId }: Judging): Promise<NewStaleCause[]> {
  const causes: NewStaleCause[] = []
  const passages = reliance.passages.map((passage) => asAccepted(passage, reliance.accepted)).filter((passage) => passage !== null && passage.versionId !== newVersionId) as ReliedPassage[]
  const isCited = passages.some((passage) => passage.isCited)
  const isWhole = release.definition.outputSchema !== null || release.definition.retrieval?.mode === "documents" || (!isCited && !reliance.isAbstained)
  for (const passage of passages) {
    const ground = await groundOn(passage.versionId)
    if (!ground) continue
    if (passage.isCited) pushFate(causes, { reliance, ground, passage })
    else pushTouching(causes, { reliance, ground, passage, isWhole })
  }
  const analysed = passages[0]?.versionId ?? servingVersionId
  const ground = reliance.isAnalysis && analysed && analysed !== newVersionId ? await groundOn(analysed) : null
  if (ground) causes.push(...ground.changes.map((change) => causeOf({ reliance, ground, change, isCited: false })))
  return withoutRepeats(causes)
}

/** An answer that found nothing is stale when a sentence that is new or changed speaks of what was asked. */
export function judgeAbstention(abstention: Abstention, ground: Ground): NewStaleCause | null {
  const question = weighQuestion(questionOf(abstention.payload), ground.frequencies)
  const place = findBearing(ground, question)
  return place && causeOf({ reliance: abstention, ground, change: place, isCited: false })
}

export async function judgeCell(cell: GridReliance, ground: Ground | null): Promise<boolean> {
  if (!ground) return false
  if (cell.state === "found" && cell.start !== null && cell.end !== null) return findPassage(ground.comparison, { start: cell.start, end: cell.end }).state !== "kept"
  const question = weighQuestion(cell.question, ground.frequencies)
  return findBearing(ground, question) !== null
}

/** New words that speak of what was asked. */
function findBearing({ changes }: Ground, question: ReturnType<typeof weighQuestion>): Change | null {
  for (const { sayings, old: before, new: now } of changes) {
    const saying = now.end > now.start ? sayings.find(({ stems }) => bearsOnQuestion(stems, question)) : undefined
    if (saying) return { old: before, new: saying.place }
  }
  return null
}

function pushFate(causes: NewStaleCause[], { reliance, ground, passage }: { reliance: Reliance; ground: Ground; passage: ReliedPassage }): void {
  const fate = findPassage(ground.comparison, passage)
  if (fate.state === "kept") return
  causes.push({ ...keysOf(reliance, ground), kind: fate.state, isCited: true, oldStart: passage.start, oldEnd: passage.end, newStart: fate.place?.start ?? null, newEnd: fate.place?.end ?? null })
}

function pushTouching(causes: NewStaleCause[], { reliance, ground, passage, isWhole }: { reliance: Reliance; ground: Ground; passage: ReliedPassage; isWhole: boolean }): void {
  const question = isWhole ? null : weighQuestion(questionOf(reliance.payload), ground.frequencies)
  for (const change of ground.changes) {
    if (change.old.end < passage.start || change.old.start > passage.end) continue
    if (question === null || change.sayings.some(({ stems }) => bearsOnQuestion(stems, question))) causes.push(causeOf({ reliance, ground, change, isCited: false }))
  }
}

function causeOf({ reliance, ground, change, isCited }: { reliance: { requestId: string }; ground: Ground; change: Change; isCited: boolean }): NewStaleCause {
  const isGone = change.new.end <= change.new.start
  return {
    ...keysOf(reliance, ground),
    kind: isGone ? "vanished" : "changed",
    isCited,
    oldStart: change.old.start,
    oldEnd: change.old.end,
    newStart: isGone ? null : change.new.start,
    newEnd: isGone ? null : change.new.end,
  }
}

function keysOf({ requestId }: { requestId: string }, { documentId, oldVersionId, newVersionId }: Ground) {
  return { requestId, documentId, oldVersionId, newVersionId }
}

/** A passage that changed before and was signed again stands where it stood then; one that had vanished is relied on no more. */
function asAccepted(passage: ReliedPassage, accepted: Reliance["accepted"]): ReliedPassage | null {
  let current: ReliedPassage = passage
  for (const one of accepted) {
    if (one.oldVersionId !== current.versionId || one.oldStart > current.end || one.oldEnd < current.start) continue
    if (one.newStart === null || one.newEnd === null) return null
    current = { ...current, versionId: one.newVersionId, start: one.newStart, end: one.newEnd }
  }
  return current
}

/** What changed within a passage that is named already is not named again; cited passages come first. */
function withoutRepeats(causes: NewStaleCause[]): NewStaleCause[] {
  const kept: NewStaleCause[] = []
  for (const cause of causes.toSorted((first, second) => Number(second.isCited) - Number(first.isCited))) {
    const isNamed = kept.some(({ oldVersionId, oldStart, oldEnd }) => oldVersionId === cause.oldVersionId && oldStart <= cause.oldStart && cause.oldEnd <= oldEnd)
    if (!isNamed) kept.push(cause)
    if (kept.length === mostCauses) break
  }
  return kept
}

/** Everything that a person wrote into the payload. */
function questionOf(payload: Record<string, unknown>): string {
  if (typeof payload.question === "string") return payload.question
  return Object.values(payload).filter((value) => typeof value === "string").join(" ").slice(0, 2_000)
}
