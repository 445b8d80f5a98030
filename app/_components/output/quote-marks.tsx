"use client"

import { use } from "react"
import { QuoteMark } from "./quote-mark"
import { QuotePlaces } from "./quote-places"

/** The marks of a quote, or of all that stands in quotation marks in a text; nothing where no quote was looked up. */
export function QuoteMarks({ text }: { text: string }) {
  const placing = use(QuotePlaces)
  if (!placing || placing.citations.size === 0) return null
  const own = placing.citations.get(text)
  const found = own ? [own] : [...placing.citations].flatMap(([said, citation]) => (["“", '"', "„", "«"].some((mark) => text.includes(mark + said)) ? [citation] : []))
  if (found.length === 0) return null
  return (
    <span className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
      {found.map((citation) => (
        <QuoteMark key={citation.id} citation={citation} onShow={placing.onShow} />
      ))}
    </span>
  )
}
