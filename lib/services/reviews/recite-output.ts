import type { Tx } from "@/drizzle/client"
import type { HeldDraft } from "@/lib/store/reviews/find-draft"
import { citeOutput } from "../requests/finish/cite-output"
import { keepCitations } from "../requests/finish/keep-citations"
import { loadCitedVersion } from "../requests/finish/load-cited-version"

/** The quotes of an output as a reviewer corrected it, looked up anew in the version it speaks of. */
export async function reciteOutput(tx: Tx, { draft, output, workspaceId }: { draft: HeldDraft; output: unknown; workspaceId: string }): Promise<void> {
  const { requestId, attempt } = draft
  const version = await loadCitedVersion(tx, { requestId, attempt })
  if (version) await keepCitations(tx, { workspaceId, requestId, attempt, citations: citeOutput(output, version) })
}
