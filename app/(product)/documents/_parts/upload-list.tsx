"use client"

import { Button } from "../../../_components/ui/button"
import { Card } from "../../../_components/ui/card"
import { UploadRow } from "./upload-row"
import type { Upload, UploadEvent } from "./uploads"

/** What was dropped here in this visit, file by file. */
export function UploadList({ uploads, dispatch }: { uploads: Upload[]; dispatch: (event: UploadEvent) => void }) {
  if (uploads.length === 0) return null
  const isBusy = uploads.some(({ phase }) => phase === "waiting" || phase === "sending")
  const finished = uploads.filter(({ phase }) => phase === "accepted" || phase === "unchanged").length
  return (
    <Card aria-label="Uploads">
      <div className="flex items-center justify-between gap-3 px-4 py-2">
        <p role="status" className="text-sm text-muted">
          {isBusy ? `Uploading, ${finished} of ${uploads.length} done` : `${finished} of ${uploads.length} uploaded`}
        </p>
        {!isBusy && (
          <Button size="sm" variant="ghost" onClick={() => dispatch({ kind: "cleared" })}>
            Close
          </Button>
        )}
      </div>
      <ul className="max-h-80 divide-y divide-line overflow-y-auto border-t border-line">
        {uploads.map((upload) => (
          <UploadRow key={upload.key} upload={upload} dispatch={dispatch} />
        ))}
      </ul>
    </Card>
  )
}
