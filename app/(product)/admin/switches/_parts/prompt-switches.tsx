"use client"

import { useState } from "react"
import type { FlagView } from "@/lib/services/admin/admin.dto"
import { ProblemNotice } from "../../../../_components/api/problem-notice"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { Moment } from "../../../../_components/ui/moment"
import { Switch } from "../../../../_components/ui/switch"
import { useFormCall } from "../../_parts/use-form-call"

export type PromptSwitch = FlagView & { title: string; description: string }

/** Switches of single prompts, each by itself. */
export function PromptSwitches({ title, description, switches }: { title: string; description: string; switches: PromptSwitch[] }) {
  const [busyKey, setBusyKey] = useState<string | null>(null)
  const { send, problem } = useFormCall()
  const turn = async (key: string, enabled: boolean) => {
    setBusyKey(key)
    await send({ path: "/api/flags", method: "PUT", body: { key, enabled } })
    setBusyKey(null)
  }
  return (
    <Card>
      <CardHeader title={title} description={description} />
      {problem && <ProblemNotice problem={problem} className="m-4" />}
      <ul className="divide-y divide-line">
        {switches.map((flag) => (
          <li key={flag.key} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
            <div className="min-w-0 flex-1 basis-64">
              <p className="text-base font-medium">{flag.title}</p>
              <p className="text-sm text-muted">{flag.description}</p>
              {!flag.enabled && flag.reason && <p className="text-sm">{flag.reason}</p>}
              {flag.updatedAt && (
                <p className="text-xs text-faint">
                  {flag.updatedBy ?? "By itself"}, <Moment iso={flag.updatedAt} isRelative />
                </p>
              )}
            </div>
            <Switch label={<span className="sr-only">{flag.title}</span>} isOn={flag.enabled} isDisabled={busyKey !== null} onChange={(isOn) => void turn(flag.key, isOn)} />
            <span aria-hidden className="w-8 text-sm text-muted">
              {flag.enabled ? "On" : "Off"}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
