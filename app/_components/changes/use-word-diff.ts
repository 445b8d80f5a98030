import { useEffect, useState } from "react"
import type { DiffPiece } from "@/lib/services/freshness/freshness.dto"

const longestComparisonMs = 500

/** Two passages word by word; until that is computed, and where they share too little, each as a whole. */
export function useWordDiff(before: string, now: string): DiffPiece[] {
  const whole: DiffPiece[] = [{ kind: "removed", text: before }, { kind: "added", text: now }]
  const [found, setFound] = useState<{ before: string; now: string; pieces: DiffPiece[] } | null>(null)
  useEffect(() => {
    if (before === "" || now === "") return
    let isWanted = true
    void import("diff").then(({ diffWordsWithSpace }) => {
      const parts = diffWordsWithSpace(before, now, { timeout: longestComparisonMs })
      if (isWanted && parts) setFound({ before, now, pieces: parts.map(({ value, added, removed }) => ({ text: value, kind: added ? "added" : removed ? "removed" : "same" })) })
    })
    return () => {
      isWanted = false
    }
  }, [before, now])
  return found?.before === before && found.now === now ? found.pieces : whole
}
