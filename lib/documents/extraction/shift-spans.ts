import type { PlacedSpan } from "./extraction-types"

/** Spans moved by `offset` characters and cut to the characters [from, to); what lies outside goes. */
export function shiftSpans(spans: readonly PlacedSpan[], offset: number, { from, to }: { from: number; to: number }): PlacedSpan[] {
  return spans
    .map(({ start, end, box }) => ({ start: Math.max(from, start + offset), end: Math.min(to, end + offset), box }))
    .filter(({ start, end }) => start < end)
}
