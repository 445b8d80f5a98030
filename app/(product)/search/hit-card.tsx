import Link from "next/link"
import type { SearchHit } from "@/lib/services/documents/documents.dto"
import { passageHref } from "../../_components/answer/passage-href"
import { excerptAround } from "./excerpt-around"
import { markTerms } from "./mark-terms"

export function HitCard({ hit, query }: { hit: SearchHit; query: string }) {
  const excerpt = excerptAround(hit.text, query)
  return (
    <article className="relative rounded-lg border border-line bg-surface px-4 py-3 shadow-raised hover:border-line-strong">
      <header className="flex items-baseline justify-between gap-3">
        <h2 className="min-w-0 text-base font-semibold">
          <Link href={passageHref(hit)} prefetch={false} className="break-words after:absolute after:inset-0 after:rounded-lg">
            {hit.title}
          </Link>
        </h2>
        <span className="shrink-0 text-xs text-faint tabular-nums" title="How well it fits, by words and by meaning">
          {hit.score.toFixed(hit.score < 0.1 ? 3 : 2)}
        </span>
      </header>
      <p className="text-sm text-muted">{[hit.page !== null ? `Page ${hit.page}` : null, hit.heading].filter(Boolean).join(" · ")}</p>
      <p className="mt-1.5 line-clamp-4 text-base break-words whitespace-pre-line">
        {markTerms(excerpt, query).map(({ text, isTerm }, index) => (isTerm ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>))}
      </p>
    </article>
  )
}
