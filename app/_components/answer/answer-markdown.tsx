"use client"

import { useMemo } from "react"
import Markdown, { type Components, type Options } from "react-markdown"
import remarkGfm from "remark-gfm"
import type { CitationView } from "@/lib/services/requests/requests.dto"
import { AnswerLink } from "./answer-link"
import { CitationChip } from "./citation-chip"
import { findCitation } from "./find-citation"
import { unsupportedHint } from "./claims-legend"
import { remarkCitations } from "./remark-citations"
import { remarkClaims } from "./remark-claims"

export type AnswerMarkdownProps = {
  text: string
  citations: CitationView[]
  /** Titles by mark, known before the citations are checked. */
  sourceTitles: ReadonlyMap<number, string>
  /** Stretches of the text that rest on no source; empty while it is written. */
  unsupportedClaims?: readonly { start: number; end: number }[]
  onOpenSource: ((place: { marker: number; citation: CitationView | null }) => void) | null
  /** Called when a mark is about to be opened. */
  onWarmSource?: (place: { marker: number; citation: CitationView | null }) => void
}

const noClaims: { start: number; end: number }[] = []

/** Model output as text: no HTML, no images, headings below those of the page, and links that show their host. */
export function AnswerMarkdown({ text, citations, sourceTitles, unsupportedClaims = noClaims, onOpenSource, onWarmSource }: AnswerMarkdownProps) {
  const plugins = useMemo<NonNullable<Options["remarkPlugins"]>>(() => [remarkGfm, [remarkClaims, { claims: unsupportedClaims }], remarkCitations], [unsupportedClaims])
  const components = useMemo<Components>(
    () => ({
      a: ({ href, children }) => <AnswerLink href={href}>{children}</AnswerLink>,
      img: ({ alt, src }) => <span className="text-muted">[image: {alt || (typeof src === "string" ? src : "")}]</span>,
      input: ({ checked }) => <span>{checked ? "[x] " : "[ ] "}</span>,
      h1: ({ children }) => <h3>{children}</h3>,
      h2: ({ children }) => <h3>{children}</h3>,
      h3: ({ children }) => <h4>{children}</h4>,
      h4: ({ children }) => <h5>{children}</h5>,
      h5: ({ children }) => <h6>{children}</h6>,
      table: ({ children }) => (
        <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Table in the answer">
          <table>{children}</table>
        </div>
      ),
      sup: ({ node, children }) => {
        const marker = Number(node?.properties.dataMarker)
        if (!Number.isInteger(marker)) return <sup>{children}</sup>
        const citation = findCitation(citations, { marker, start: Number(node?.properties.dataStart) })
        const sourceTitle = sourceTitles.get(marker) ?? null
        const canOpen = onOpenSource && (citation || sourceTitle)
        return <CitationChip marker={marker} citation={citation} sourceTitle={sourceTitle} onOpen={canOpen ? () => onOpenSource({ marker, citation }) : null} onWarm={() => onWarmSource?.({ marker, citation })} />
      },
      span: ({ node, children, ...rest }) =>
        node?.properties.dataUnsupported ? (
          <span data-unsupported title={unsupportedHint}>
            {children}
            {node.properties.dataUnsupported === "end" && <span className="sr-only"> ({unsupportedHint})</span>}
          </span>
        ) : (
          <span {...rest}>{children}</span>
        ),
    }),
    [citations, sourceTitles, onOpenSource, onWarmSource],
  )
  return (
    <div className="prose">
      <Markdown remarkPlugins={plugins} components={components}>
        {text}
      </Markdown>
    </div>
  )
}
