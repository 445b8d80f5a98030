"use client"

import { useCallback, useEffect, useReducer, useRef } from "react"
import { newIdempotencyKey } from "../../../_components/api/new-idempotency-key"
import { sendFile } from "../../../_components/upload/send-file"
import { tooLargeProblem } from "../../../_components/upload/too-large"
import { reduceUploads, uploadsToStart, type Upload } from "./uploads"

export function useUploads({ maxUploadBytes, onAccepted }: { maxUploadBytes: number; onAccepted: () => void }) {
  const [uploads, dispatch] = useReducer(reduceUploads, [])
  const started = useRef(new Set<string>())

  useEffect(() => {
    for (const upload of uploadsToStart(uploads)) {
      if (started.current.has(upload.key)) continue
      started.current.add(upload.key)
      dispatch({ kind: "started", key: upload.key })
      void sendFile("/api/documents", { body: upload.body, onShare: (share) => dispatch({ kind: "sent", key: upload.key, share }) }).then((called) => {
        started.current.delete(upload.key)
        if (!called.ok) return dispatch({ kind: "refused", key: upload.key, problem: called.problem })
        dispatch({ kind: "accepted", key: upload.key, document: called.data })
        onAccepted()
      })
    }
  }, [uploads, onAccepted])

  const add = useCallback(
    (files: File[], visibility: "workspace" | "private") => dispatch({ kind: "added", uploads: files.map((file) => newUpload(file, { visibility, maxUploadBytes })) }),
    [maxUploadBytes],
  )
  return { uploads, add, dispatch }
}

function newUpload(file: File, { visibility, maxUploadBytes }: { visibility: "workspace" | "private"; maxUploadBytes: number }): Upload {
  const body = new FormData()
  body.set("file", file)
  body.set("visibility", visibility)
  const problem = tooLargeProblem(file.size, maxUploadBytes)
  return { key: newIdempotencyKey(), name: file.name, byteLength: file.size, body, phase: problem ? "refused" : "waiting", shareSent: 0, document: null, problem }
}
