import { classifyForVersion, embedForVersion, failProcessing, indexForVersion, readForVersion, recogniseForVersion, serveForVersion, settleForVersion, startAnalysisForVersion, type VersionAddress } from "@/lib/services/documents"
import type { FunctionInput } from "../function-input"

type Step = { run: <Result>(id: string, work: () => Promise<Result>) => Promise<Result> }

/** Read, recognising what are pictures → chunk and place → embed → serve → classify → analyse. One live run for each version; four at a time for a workspace. */
export function processDocument({ client, deps }: FunctionInput) {
  return client.createFunction(
    {
      id: "process-document",
      triggers: [{ event: "document/version-added" }],
      retries: 3,
      concurrency: [{ key: "event.data.workspaceId", limit: 4 }],
      singleton: { key: "event.data.versionId", mode: "skip" },
      priority: { run: "event.data.isBatch ? 0 : 300" },
      onFailure: async ({ event }: { event: { data: { event: { data: VersionAddress } } } }) => failProcessing(deps, addressOf(event.data.event.data)),
    },
    async ({ event, step }: { event: { data: VersionAddress }; step: Step }) => {
      const version = addressOf(event.data)
      const { outcome } = await readAll(step, { deps, version })
      if (outcome !== "read") return outcome
      const chunks = await step.run("index", () => indexForVersion(deps, version))
      if (chunks === 0) return "nothing to index"
      await embedAll(step, () => embedForVersion(deps, version))
      if (!(await step.run("serve", () => serveForVersion(deps, version)))) return "superseded"
      const classified = await step.run("classify", () => classifyForVersion(deps, version))
      const analysis = classified.kind === "contract" ? await step.run("analyse", () => startAnalysisForVersion(deps, version)) : null
      if (analysis?.isRunning) return "analysing"
      await step.run("settle", () => settleForVersion(deps, version, classified.problem ?? analysis?.problem ?? null).then(() => true))
      return "ready"
    },
  )
}

/** A scan is read once to find the pages that are pictures, and again when they are recognised, a few pages to a step. */
async function readAll(step: Step, { deps, version }: { deps: FunctionInput["deps"]; version: VersionAddress }) {
  let read = await step.run("read", () => readForVersion(deps, version))
  for (let pass = 1; read.outcome === "scanned" && pass <= 2; pass++) {
    const { pages } = read
    for (let batch = 1; ; batch++) {
      const { left, hasFailed } = await step.run(`recognise-${pass}-${batch}`, () => recogniseForVersion(deps, version, pages))
      if (hasFailed) return { outcome: "failed" as const }
      if (left === 0) break
    }
    read = await step.run(`read-recognised-${pass}`, () => readForVersion(deps, version))
  }
  if (read.outcome === "scanned") throw new Error("Pages stay unrecognised.")
  return read
}

/** A provider that stays away costs the search by meaning, not the document: it serves, and the rest is done later. */
async function embedAll(step: Step, embed: () => ReturnType<typeof embedForVersion>): Promise<void> {
  try {
    for (let batch = 1; ; batch++) {
      const { outcome } = await step.run(`embed-${batch}`, embed)
      if (outcome !== "more") return
    }
  } catch {
    return
  }
}

function addressOf({ workspaceId, documentId, versionId, userId }: VersionAddress): VersionAddress {
  return { workspaceId, documentId, versionId, userId }
}
