import { EyeOff } from "lucide-react"
import type { VersionView } from "@/lib/services/documents/documents.dto"
import { Notice } from "../../../../_components/ui/notice"

/** What the file holds that a reader does not see, and that it is part of no answer. The texts are folded away: they may be meant to be obeyed. */
export function HiddenTextNotice({ version: { hiddenTexts } }: { version: Pick<VersionView, "hiddenTexts"> }) {
  if (hiddenTexts.length === 0) return null
  const isOne = hiddenTexts.length === 1
  return (
    <div className="px-4 py-3 sm:px-6">
      <Notice tone="warn" icon={EyeOff} title="Hidden text was found and left out">
        <p>
          This file holds text in {isOne ? "one place" : `${hiddenTexts.length} places`} that a reader does not see. It is not searched, never reaches a model, and no answer rests on it. If it belongs to the document, make it visible
          and upload the file as a new version.
        </p>
        <details className="mt-1.5 text-sm">
          <summary className="cursor-pointer font-medium text-ink">{isOne ? "Show the hidden text" : "Show the hidden texts"}</summary>
          <ul className="mt-2 max-h-72 space-y-2 overflow-y-auto">
            {hiddenTexts.map(({ page, reason, text }, index) => (
              <li key={index} className="rounded-md border border-line bg-surface px-3 py-2">
                <p className="text-faint">
                  {reason}
                  {page !== null && `, page ${page}`}
                </p>
                <p className="break-words whitespace-pre-wrap text-ink">{text}</p>
              </li>
            ))}
          </ul>
        </details>
      </Notice>
    </div>
  )
}
