"use client"

import { useEffect, useState } from "react"

type Piece = { value: string; added?: boolean; removed?: boolean }

const longestComparisonMs = 1_000

/** Two texts in one, with what went and what came marked by more than colour; side by side in full where they have too little in common. */
export function WordDifference({ earlier, now }: { earlier: string; now: string }) {
  const [pieces, setPieces] = useState<Piece[] | null>(null)
  useEffect(() => {
    let isWanted = true
    void import("diff").then(({ diffWordsWithSpace }) => {
      const found = diffWordsWithSpace(earlier, now, { timeout: longestComparisonMs })
      if (isWanted) setPieces(found ?? [{ value: earlier, removed: true }, { value: now, added: true }])
    })
    return () => {
      isWanted = false
    }
  }, [earlier, now])
  if (!pieces) return <p className="text-sm text-muted">Comparing the answers…</p>
  return (
    <p className="max-h-[32rem] overflow-y-auto text-base break-words whitespace-pre-wrap" tabIndex={0} role="group" aria-label="The answers, word by word">
      {pieces.map((piece, index) =>
        piece.removed ? (
          <del key={index} className="rounded-sm bg-danger-soft text-danger-ink">
            <span className="sr-only">[gone: </span>
            {piece.value}
            <span className="sr-only">]</span>
          </del>
        ) : piece.added ? (
          <ins key={index} className="rounded-sm bg-good-soft text-good-ink underline decoration-good-ink/60 underline-offset-2">
            <span className="sr-only">[new: </span>
            {piece.value}
            <span className="sr-only">]</span>
          </ins>
        ) : (
          <span key={index}>{piece.value}</span>
        ),
      )}
    </p>
  )
}
