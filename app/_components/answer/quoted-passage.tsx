/** Words of a document that is no longer there to be opened. */
export function QuotedPassage({ passage }: { passage: string }) {
  return (
    <blockquote className="max-h-[50vh] overflow-y-auto rounded-lg border border-line bg-sunken p-3 text-base whitespace-pre-wrap" tabIndex={0} aria-label="Passage of the document">
      {passage}
    </blockquote>
  )
}
