import type { DiffPiece } from "@/lib/services/freshness/freshness.dto"

/** One side of a comparison, or both in one, with what differs marked by more than colour. */
export function DiffWords({ pieces, side }: { pieces: readonly DiffPiece[]; side: "removed" | "added" | "both" }) {
  return pieces
    .filter(({ kind }) => kind === "same" || side === "both" || kind === side)
    .map(({ kind, text }, index) =>
      kind === "same" ? (
        <span key={index}>{text}</span>
      ) : kind === "removed" ? (
        <del key={index} className="rounded-sm bg-danger-soft text-danger-ink">
          <span className="sr-only">[gone: </span>
          {text}
          <span className="sr-only">]</span>
        </del>
      ) : (
        <ins key={index} className="rounded-sm bg-good-soft text-good-ink underline decoration-good-ink/60 underline-offset-2">
          <span className="sr-only">[new: </span>
          {text}
          <span className="sr-only">]</span>
        </ins>
      ),
    )
}
