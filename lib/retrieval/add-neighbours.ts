import type { Tx } from "@/drizzle/client"
import { listNeighbours } from "@/lib/store/retrieval/list-passages"
import { fitToBudget } from "./fit-to-budget"
import type { Passage } from "./retrieval-types"

export type PlacedPassage = Passage & { /** Place in its version, from 0. */ position: number }

/** A clause may end in the next chunk; of more than the best few the neighbours are rarely about the matter. */
const mostAnchors = 2
/** A neighbour was not found itself. */
const neighbourShare = 0.5

/** The passages as far as the budget goes and then, with what is left of it, what stands before and after the best of them. */
export async function addNeighbours(tx: Tx, { passages, tokenBudget }: { passages: readonly PlacedPassage[]; tokenBudget: number }): Promise<PlacedPassage[]> {
  const anchors = passages.slice(0, mostAnchors)
  const near = await listNeighbours(tx, { places: anchors.map(({ versionId, position }) => ({ versionId, position })) })
  const neighbours = anchors.flatMap((anchor) =>
    near
      .filter((passage) => passage.versionId === anchor.versionId && Math.abs(passage.position - anchor.position) === 1)
      // What follows carries a clause on more often than what went before.
      .toSorted((a, b) => b.position - a.position)
      .map((passage) => ({ ...passage, score: anchor.score * neighbourShare, similarity: null })),
  )
  const all = [...passages, ...neighbours]
  return fitToBudget(all.filter((passage, index) => all.findIndex((other) => other.chunkId === passage.chunkId) === index), tokenBudget)
}
