import { findQuote } from "./mark-quote"

/** A passage as it stands in the document, with the quoted words marked. */
export function QuotedPassage({ passage, quote }: { passage: string; quote: string | null }) {
  const found = quote ? findQuote(passage, quote) : null
  return (
    <blockquote className="max-h-[50vh] overflow-y-auto rounded-lg border border-line bg-sunken p-3 text-base whitespace-pre-wrap" tabIndex={0} aria-label="Passage of the document">
      {found ? (
        <>
          {passage.slice(0, found.start)}
          <mark>{passage.slice(found.start, found.end)}</mark>
          {passage.slice(found.end)}
        </>
      ) : (
        passage
      )}
    </blockquote>
  )
}
