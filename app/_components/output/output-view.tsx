"use client"

import { useMemo, useState } from "react"
import { Braces, LayoutList } from "lucide-react"
import type { CitationView } from "@/lib/services/requests/requests.dto"
import { CopyButton } from "../ui/copy-button"
import { SegmentedControl } from "../ui/segmented-control"
import { OutputFields } from "./output-fields"
import { QuotePlaces } from "./quote-places"
import { isRecord } from "./shape-of"

const views = [
  { value: "fields", label: "Fields", icon: LayoutList },
  { value: "json", label: "JSON", icon: Braces },
] as const

type OutputViewProps = { output: unknown; citations?: CitationView[]; onShow?: (citation: CitationView) => void }

/** Any structured output, readable, its quotes marked with where they stand, with its JSON one click away. */
export function OutputView({ output, citations, onShow }: OutputViewProps) {
  const placing = useMemo(() => ({ citations: new Map((citations ?? []).flatMap((citation) => (citation.said === undefined ? [] : [[citation.said, citation] as const]))), onShow: onShow ?? null }), [citations, onShow])
  const [view, setView] = useState<"fields" | "json">("fields")
  const json = JSON.stringify(output, null, 2)
  return (
    <div className="space-y-3">
      <div className="flex items-center justify-end gap-1">
        {view === "json" && <CopyButton text={json} label="Copy the JSON" />}
        <SegmentedControl label="View" options={views} value={view} onChange={setView} />
      </div>
      {view === "fields" && isRecord(output) ? (
        <QuotePlaces value={placing}>
          <OutputFields output={output} />
        </QuotePlaces>
      ) : (
        <pre tabIndex={0} aria-label="JSON of the output" className="max-h-[32rem] overflow-auto rounded-lg border border-line bg-sunken p-3 font-mono text-xs">
          {json}
        </pre>
      )}
    </div>
  )
}
