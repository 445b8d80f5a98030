import { Badge } from "../ui/badge"
import { findingParts, leadName } from "./finding-parts"
import { humanise } from "./humanise"
// oxlint-disable-next-line import/no-cycle -- a finding holds values, and a value may be findings
import { OutputValue } from "./output-value"
import { QuoteMarks } from "./quote-marks"
import { toneOfWord } from "./tone-of-word"

const edges: Record<string, string> = { danger: "border-l-danger", warn: "border-l-warn-ink", good: "border-l-good-ink", neutral: "border-l-line-strong", accent: "border-l-accent" }

/** One finding, risk, clause or figure of a structured output. */
export function FindingCard({ finding }: { finding: Record<string, unknown> }) {
  const { title, rating, labels, quote, body } = findingParts(finding)
  const tone = (rating && toneOfWord(rating)) || "neutral"
  return (
    <article className={`space-y-2 rounded-lg border border-l-[3px] border-line bg-surface px-3 py-2.5 ${rating ? edges[tone] : "border-l-line"}`}>
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {title && <h4 className="text-base font-semibold break-words">{/^[a-z]+(_[a-z]+)*$/.test(title) ? humanise(title) : title}</h4>}
        {rating && <Badge tone={tone}>{humanise(rating)}</Badge>}
        {labels.map(([name, value]) => (
          <span key={name} className="inline-flex items-center gap-1 text-sm text-muted">
            <span className="text-faint">{humanise(name)}</span> <OutputValue name={name} value={value} />
          </span>
        ))}
      </header>
      {quote && (
        <blockquote className="border-l-2 border-line-strong pl-2.5 text-sm whitespace-pre-wrap text-muted italic">
          {quote}
          <QuoteMarks text={quote} />
        </blockquote>
      )}
      {body.map(([name, value]) => (
        <div key={name} className="text-base">
          {name !== leadName && <p className="text-xs font-medium text-faint">{humanise(name)}</p>}
          <OutputValue name={name} value={value} />
        </div>
      ))}
    </article>
  )
}
