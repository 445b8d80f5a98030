import type { Tx } from "@/drizzle/client"
import { replaceCitations } from "@/lib/store/requests/replace-citations"
import type { CheckedCitation } from "./check-citations"

type Attempt = { workspaceId: string; requestId: string; attempt: number }

/** The citations of an attempt, in the place of those that its request had. */
export async function keepCitations(tx: Tx, { citations, ...of }: Attempt & { citations: readonly CheckedCitation[] }): Promise<void> {
  await replaceCitations(tx, of.requestId, citations.map((citation) => ({ ...citation, ...of })))
}
