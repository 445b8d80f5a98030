import { listUnsupportedClaims } from "@/lib/documents/citations/list-unsupported-claims"
import type { HeldDraft } from "@/lib/store/reviews/find-draft"
import type { PlacedCitation } from "./place-marks"

/** Sentences of an edited answer that rest on no source. What was found to be borne out and stayed as it was still is. */
export function claimsAfterEdit(text: string, { draft, citations }: { draft: HeldDraft; citations: PlacedCitation[] }): { start: number; end: number }[] {
  const written = draft.text ?? ""
  const unsupported = draft.unsupportedClaims.map(({ start, end }) => written.slice(start, end))
  return listUnsupportedClaims(text, {
    citations: citations.map(({ verdict, ...place }) => ({ ...place, isSupported: verdict !== "unsupported" })),
    mustCite: draft.definition.outputSchema === null && draft.definition.retrieval !== null,
    isBorneOut: (sentence) => written.includes(sentence) && !unsupported.some((claim) => sentence.includes(claim)),
  })
}
