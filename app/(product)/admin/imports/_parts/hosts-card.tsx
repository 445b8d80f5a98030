"use client"

import { useState } from "react"
import { Globe, Plus } from "lucide-react"
import type { ImportHostView } from "@/lib/services/imports/imports.dto"
import { Badge } from "../../../../_components/ui/badge"
import { Button } from "../../../../_components/ui/button"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { ConfirmDialog } from "../../../../_components/ui/confirm-dialog"
import { EmptyState } from "../../../../_components/ui/empty-state"
import { Moment } from "../../../../_components/ui/moment"
import { Notice } from "../../../../_components/ui/notice"
import { showToast } from "../../../../_components/ui/toast"
import { useFormCall } from "../../_parts/use-form-call"
import { AddHost } from "./add-host"

/** The hosts from which documents may be imported. */
export function HostsCard({ hosts, ceiling }: { hosts: ImportHostView[]; ceiling: string[] | null }) {
  const [isAdding, setIsAdding] = useState(false)
  const [ending, setEnding] = useState<ImportHostView | null>(null)
  const { send, isBusy, problem } = useFormCall()
  const remove = async ({ host }: ImportHostView) => {
    if (await send({ path: "/api/import-hosts", method: "PUT", body: { host, isAllowed: false } })) showToast("Nothing is imported from there any more.")
    setEnding(null)
  }
  return (
    <Card>
      <CardHeader
        title="Hosts that documents may come from"
        description="Only these are asked when somebody imports from a link. Redirects are not followed, and an address inside your own network is refused unless you say so."
        actions={
          <Button variant="primary" onClick={() => setIsAdding(true)}>
            <Plus aria-hidden /> Allow a host
          </Button>
        }
      />
      {ceiling && <Notice className="m-4">{`This installation allows ${ceiling.length === 0 ? "no host at all" : new Intl.ListFormat("en").format(ceiling)} at most.`}</Notice>}
      {problem && (
        <p role="alert" className="px-4 pt-3 text-base text-danger-ink">
          {problem.detail}
        </p>
      )}
      {hosts.length === 0 ? (
        <EmptyState icon={Globe} title="No host is allowed">
          Importing from a link is off until you name the first one.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line" aria-label="Allowed hosts">
          {hosts.map((entry) => (
            <li key={entry.host} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
              <div className="min-w-0 flex-1 basis-56">
                <p className="flex flex-wrap items-center gap-2">
                  <code className="font-mono text-sm break-all">{entry.host}</code>
                  {entry.isPrivateAllowed && <Badge tone="warn">Own network, http allowed</Badge>}
                  {!entry.isWithinLimits && <Badge tone="danger">Not allowed by this installation</Badge>}
                </p>
                <p className="text-xs text-muted">
                  {entry.createdBy}, <Moment iso={entry.createdAt} isRelative />
                </p>
              </div>
              <Button size="sm" variant="ghost" onClick={() => setEnding(entry)} aria-label={`Remove ${entry.host}`}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isAdding && <AddHost onClose={() => setIsAdding(false)} />}
      <ConfirmDialog isOpen={ending !== null} title={`Remove ${ending?.host ?? ""}`} confirmLabel="Remove" isDangerous isBusy={isBusy} onClose={() => setEnding(null)} onConfirm={() => ending && void remove(ending)}>
        Nothing more is fetched from there. Documents that came from it stay.
      </ConfirmDialog>
    </Card>
  )
}
