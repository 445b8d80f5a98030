"use client"

import { useEffect, useState } from "react"
import { useRouter } from "next/navigation"
import { Pause, Play, RotateCw, Trash2 } from "lucide-react"
import type { ConnectorView } from "@/lib/services/connectors/connectors.dto"
import { ProblemNotice } from "../../../../../_components/api/problem-notice"
import { formatCount } from "../../../../../_components/format/format-count"
import { Button } from "../../../../../_components/ui/button"
import { Card } from "../../../../../_components/ui/card"
import { CardHeader } from "../../../../../_components/ui/card-header"
import { DescriptionList } from "../../../../../_components/ui/description-list"
import { Moment } from "../../../../../_components/ui/moment"
import { Notice } from "../../../../../_components/ui/notice"
import { showToast } from "../../../../../_components/ui/toast"
import { useFormCall } from "../../../_parts/use-form-call"
import { ConnectorBadge } from "../../_parts/connector-badge"
import { intervalWords } from "../../_parts/interval-words"
import { DeleteConnector } from "./delete-connector"
import { NewConnection } from "./new-connection"

const pollMs = 2_000

/** One connector: where its rows are, how they are read, and what can be done with it. */
export function ConnectorCard({ connector, isBegun }: { connector: ConnectorView; isBegun: boolean }) {
  const router = useRouter()
  const [asking, setAsking] = useState<"delete" | "connection" | null>(null)
  const [isWaiting, setIsWaiting] = useState(false)
  const { send, isBusy, problem } = useFormCall()
  const path = `/api/connectors/${connector.id}`
  const isLive = connector.state === "running" || !isBegun || isWaiting
  useEffect(() => {
    if (!isLive) return
    const timer = setInterval(() => document.visibilityState === "visible" && router.refresh(), pollMs)
    const end = setTimeout(() => setIsWaiting(false), 4 * pollMs)
    return () => {
      clearInterval(timer)
      clearTimeout(end)
    }
  }, [isLive, router])
  const sync = async () => {
    if (!(await send({ path: `${path}/sync`, method: "POST" }))) return
    setIsWaiting(true)
    showToast("All rows are read now.")
  }
  const pause = async (isPaused: boolean) => {
    if (await send({ path, method: "PATCH", body: { isPaused } })) showToast(isPaused ? "Nothing is read until it goes on." : "It goes on.")
  }
  const hasConnectionTrouble = connector.state === "failed"
  return (
    <Card>
      <CardHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {connector.name} <ConnectorBadge connector={connector} />
          </span>
        }
        description={`${connector.schema}.${connector.table} at ${connector.target}`}
        actions={
          <>
            <Button isBusy={isBusy} disabled={connector.state === "running"} onClick={() => void sync()}>
              {!isBusy && <RotateCw aria-hidden />} Sync now
            </Button>
            <Button disabled={isBusy} onClick={() => void pause(!connector.isPaused)}>
              {connector.isPaused ? <Play aria-hidden /> : <Pause aria-hidden />} {connector.isPaused ? "Resume" : "Pause"}
            </Button>
            <Button variant="ghost" onClick={() => setAsking("delete")}>
              <Trash2 aria-hidden /> Delete
            </Button>
          </>
        }
      />
      <div className="space-y-4 p-4">
        {problem && <ProblemNotice problem={problem} />}
        {hasConnectionTrouble && connector.lastError && (
          <Notice tone="danger" title="The last run failed" actions={<Button size="sm" onClick={() => setAsking("connection")}>Enter the connection again</Button>}>
            {connector.lastError}
          </Notice>
        )}
        <DescriptionList
          items={[
            { label: "Documents", value: connector.rowCount === 1 ? "1 row" : `${formatCount(connector.rowCount)} rows` },
            { label: "Key", value: connector.keyColumn },
            { label: "Title", value: connector.titleColumn },
            { label: "Columns read", value: connector.textColumns.join(", ") },
            { label: "Time of change", value: connector.changedColumn ?? "None: all rows are read each time" },
            { label: "Who can read them", value: connector.visibility === "private" ? `${connector.owner} and administrators` : "Everyone in the workspace" },
            { label: "On the account of", value: connector.owner },
            { label: "Analysis", value: connector.isAnalysed ? "Rows that are contracts are analysed" : "Rows are indexed only" },
            { label: "Looks for changes", value: intervalWords(connector.everyMinutes) },
            { label: "Last synced", value: connector.lastSyncedAt ? <Moment iso={connector.lastSyncedAt} /> : "Not yet" },
            { label: "Next run", value: connector.nextSyncAt ? <Moment iso={connector.nextSyncAt} /> : "None while it is paused" },
          ]}
        />
        {!hasConnectionTrouble && (
          <Button size="sm" variant="ghost" onClick={() => setAsking("connection")}>
            Change the connection
          </Button>
        )}
      </div>
      {asking === "delete" && <DeleteConnector connector={connector} onClose={() => setAsking(null)} />}
      {asking === "connection" && <NewConnection id={connector.id} onClose={() => setAsking(null)} />}
    </Card>
  )
}
