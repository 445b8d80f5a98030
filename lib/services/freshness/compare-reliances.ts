import { setImmediate as turnOfLoop } from "node:timers/promises"
import { compareVersions, type Comparison } from "@/lib/documents/versions/compare-versions"
import { runInSlices } from "@/lib/documents/versions/run-in-slices"
import { getVersionText } from "@/lib/store/documents/get-version"
import { type Abstention, listAbstentions } from "@/lib/store/freshness/list-abstentions"
import { listReliances, type Reliance } from "@/lib/store/freshness/list-reliances"
import type { NewStaleCause } from "@/lib/store/freshness/mark-stale"
import { type GridReliance, listGridReliances } from "@/lib/store/freshness/stale-cells"
import type { Release } from "../prompts/catalogue"
import { scopeOf, type ServiceContext } from "../context"
import { judgeAbstention, judgeCell, judgeReliance, type Ground } from "./judge-reliance"
import { layGround } from "./lay-ground"

/** What a version changes for the answers on its document; computed outside of any transaction. */
export type Findings = {
  /** Every answer that was looked at; one that is not among them was delivered meanwhile. */
  comparedIds: ReadonlySet<string>
  causes: NewStaleCause[]
  staleCellIds: string[]
  /** The version that served when this was computed; null for a document's first. */
  servingVersionId: string | null
  /** True when its words are those of the version that served, however they are set. */
  isLayoutOnly: boolean
  /** The two beside each other, for placing what is kept; null without a version before. */
  comparison: Comparison | null
}

type Facts = { reliances: Reliance[]; abstentions: Abstention[]; cells: GridReliance[]; releases: Map<string, Release> }

const mostAbstentions = 500

/** Looks at every answer, analysis and cell that rests on a document, passage by passage, with a version's text. */
export async function compareReliances(ctx: ServiceContext, input: { documentId: string; versionId: string; servingVersionId: string | null; /** What found nothing is left out. */ isAnswersOnly?: boolean }): Promise<Findings> {
  const { documentId, versionId, servingVersionId } = input
  const facts = await readFacts(ctx, documentId)
  const next = await readVersion(ctx, { documentId, versionId })
  const findings = { comparedIds: new Set(facts.reliances.map((reliance) => reliance.requestId)), causes: [] as NewStaleCause[], staleCellIds: [] as string[] }
  const serving = servingVersionId && servingVersionId !== versionId ? await readVersion(ctx, { documentId, versionId: servingVersionId }) : null
  const plain = { ...findings, servingVersionId, isLayoutOnly: false, comparison: null }
  if (!next) return plain
  const grounds = new Map<string, Ground | null>()
  const groundOn = async (oldVersionId: string): Promise<Ground | null> => {
    const known = grounds.get(oldVersionId)
    if (known !== undefined) return known
    const before = oldVersionId === servingVersionId ? serving : await readVersion(ctx, { documentId, versionId: oldVersionId })
    const ground = before ? await layGround({ oldVersionId, newVersionId: versionId, documentId, comparison: await runInSlices(compareVersions(before, next)) }) : null
    grounds.set(oldVersionId, ground)
    return ground
  }
  const ground = input.isAnswersOnly ? null : serving && servingVersionId ? await groundOn(servingVersionId) : await layGround({ oldVersionId: versionId, newVersionId: versionId, documentId, comparison: await runInSlices(compareVersions({ text: "", pages: null }, next)) })
  for (const reliance of facts.reliances) {
    const release = facts.releases.get(reliance.releaseId)
    if (release) findings.causes.push(...(await judgeReliance({ reliance, release, groundOn, newVersionId: versionId, servingVersionId })))
    await turnOfLoop()
  }
  for (const abstention of ground ? facts.abstentions : []) {
    const cause = ground && judgeAbstention(abstention, ground)
    if (cause) findings.causes.push(cause)
    await turnOfLoop()
  }
  for (const cell of facts.cells) if (cell.versionId !== versionId && (await judgeCell(cell, await groundOn(cell.versionId)))) findings.staleCellIds.push(cell.id)
  if (input.isAnswersOnly) return plain
  return { ...findings, servingVersionId, isLayoutOnly: serving !== null && ground?.changes.length === 0, comparison: serving ? (ground?.comparison ?? null) : null }
}

function readFacts(ctx: ServiceContext, documentId: string): Promise<Facts> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const reliances = await listReliances(tx, { documentId })
    const abstentions = await listAbstentions(tx, { documentId, limit: mostAbstentions })
    const releases = new Map<string, Release>()
    for (const { releaseId } of [...reliances, ...abstentions]) if (!releases.has(releaseId)) releases.set(releaseId, await ctx.deps.prompts.release(tx, releaseId))
    return { reliances, abstentions, cells: await listGridReliances(tx, { documentId }), releases }
  })
}

function readVersion(ctx: ServiceContext, version: { documentId: string; versionId: string }) {
  return ctx.deps.database.workspace(scopeOf(ctx), (tx) => getVersionText(tx, version))
}
