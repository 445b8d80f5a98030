import { ArrowRight } from "lucide-react"
import { LinkButton } from "../../../_components/ui/link-button"

export function AskEmpty({ examples, hasDocuments, onChoose }: { examples: string[]; hasDocuments: boolean; onChoose: (question: string) => void }) {
  return (
    <div className="flex flex-1 flex-col justify-center gap-6 py-10">
      <div className="space-y-1.5">
        <h1 className="text-2xl font-semibold tracking-tight text-balance">What do you want to know?</h1>
        <p className="max-w-prose text-lg text-pretty text-muted">
          {hasDocuments
            ? "Answers come from your team's documents alone. Every claim cites its source, every citation is checked against the text."
            : "Answers come from your team's documents alone, and there are none yet. Upload one first, then ask about it."}
        </p>
      </div>
      {hasDocuments ? (
        <ul className="grid gap-2 sm:grid-cols-2">
          {examples.map((example) => (
            <li key={example}>
              <button
                type="button"
                onClick={() => onChoose(example)}
                className="group flex h-full w-full items-center justify-between gap-3 rounded-lg border border-line bg-surface px-3 py-2.5 text-left text-base text-muted shadow-raised hover:border-line-strong hover:text-ink"
              >
                {example}
                <ArrowRight aria-hidden className="size-4 shrink-0 text-faint group-hover:text-ink" />
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <LinkButton href="/documents" variant="primary" size="lg" className="self-start">
          Upload a document
        </LinkButton>
      )}
    </div>
  )
}
