import type { DocumentState } from "@/drizzle/schema/constants"
import { listSpaces, type StoredSpace } from "@/lib/store/indexing/embedding-spaces"
import { findOpenAsking, listIndexChecks, type StoredCheck } from "@/lib/store/indexing/index-checks"
import { countBuilt } from "@/lib/store/indexing/list-unbuilt"
import { measureIndexNow } from "@/lib/store/indexing/measure-index"
import type { ServiceContext } from "../../context"
import { requireRole } from "../../require-role"
import { askedWithinSeconds } from "./ask-check"
import { stuckMinutes } from "./check-index"
import { findingsOf } from "./findings"
import type { IndexHealth, IndexModel } from "./health.dto"

const shownProbes = 30

/** How the workspace's index stands: numbers only, over all of its documents. */
export async function getIndexHealth(ctx: ServiceContext): Promise<IndexHealth> {
  requireRole(ctx, ["manager", "admin"])
  const { database, models } = ctx.deps
  const { workspaceId } = ctx.actor
  // Also private documents are counted, of which a manager sees nothing else.
  return database.workspace({ workspaceId, role: "admin" }, async (tx) => {
    const spaces = await listSpaces(tx)
    const [serving, building] = (["serving", "building"] as const).map((state) => spaces.find((space) => space.state === state))
    const now = await measureIndexNow(tx, { stuckMinutes })
    const { total, built } = await countBuilt(tx, { space: serving?.space ?? models.embedding.space })
    const [check] = await listIndexChecks(tx, { kind: "full", limit: 1 })
    const probes = await listIndexChecks(tx, { kind: "recall", limit: shownProbes })
    return {
      documents: now.states as { state: DocumentState; count: number }[],
      passages: total,
      withoutVector: total - built,
      pending: { documents: now.pending, oldestSince: now.oldestPendingAt },
      serving: serving ? { ...modelOf(serving), isCallable: models.embeddingOf(serving) !== null } : null,
      building: building ? { ...modelOf(building), ...(await countBuilt(tx, building)) } : null,
      lastCheck: check ? viewCheck(check) : null,
      recall: probes.flatMap(({ createdAt, recall, depth, cases, findings }) =>
        recall === null ? [] : [{ at: createdAt.toISOString(), recall, depth: depth ?? 0, cases: cases ?? 0, byWordsAlone: findings.byWordsAlone === true }],
      ),
      approximateRecall: typeof probes[0]?.findings.approximateRecall === "number" ? probes[0].findings.approximateRecall : null,
      checkingSince: await findOpenAsking(tx, { withinSeconds: askedWithinSeconds }),
    }
  })
}

function modelOf({ space, provider, dimensions, servingAt, startedAt }: StoredSpace): IndexModel {
  return { name: space, provider, dimensions, since: (servingAt ?? startedAt).toISOString() }
}

function viewCheck({ createdAt, findings }: StoredCheck): IndexHealth["lastCheck"] {
  const count = (name: string) => Number(findings[name] ?? 0)
  return { at: createdAt.toISOString(), sampledVersions: count("sampledVersions"), passages: count("passages"), vectors: count("vectors"), findings: findingsOf(findings) }
}
