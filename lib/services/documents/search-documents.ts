import type { ServiceContext } from "../context"
import type { SearchHit, SearchInput } from "./documents.dto"
import { findPassages } from "./find-passages"

/** Passages for a search of this person's own. Throws not_found for a document out of sight. */
export async function searchDocuments(ctx: ServiceContext, input: SearchInput): Promise<SearchHit[]> {
  const passages = await findPassages(ctx, input)
  return passages.map(({ similarity: _similarity, ...hit }) => hit)
}
