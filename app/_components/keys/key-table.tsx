"use client"

import { useState } from "react"
import { useRouter } from "next/navigation"
import type { KeyView } from "@/lib/services/admin/admin.dto"
import { callApi } from "../api/call-api"
import { Badge } from "../ui/badge"
import { Button } from "../ui/button"
import { ConfirmDialog } from "../ui/confirm-dialog"
import { Moment } from "../ui/moment"
import { Table } from "../ui/table"
import { Td } from "../ui/td"
import { Th } from "../ui/th"
import { showToast } from "../ui/toast"

/** API keys by their first characters; the rest was shown once and is not kept. */
export function KeyTable({ keys, hasOwners }: { keys: KeyView[]; hasOwners: boolean }) {
  const router = useRouter()
  const [ending, setEnding] = useState<KeyView | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const revoke = async (key: KeyView) => {
    setIsBusy(true)
    const called = await callApi(`/api/keys?id=${key.id}`, { method: "DELETE" })
    setIsBusy(false)
    setEnding(null)
    showToast(called.ok ? `“${key.name}” has ended.` : called.problem.detail, called.ok ? "good" : "danger")
    router.refresh()
  }
  return (
    <>
      <Table caption="API keys">
        <thead>
          <tr>
            <Th>Name</Th>
            {hasOwners && <Th>Owner</Th>}
            <Th>Begins with</Th>
            <Th>Made</Th>
            <Th>Last used</Th>
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id} className={key.isRevoked ? "text-muted" : undefined}>
              <Td className="min-w-32 font-medium break-words">{key.name}</Td>
              {hasOwners && <Td>{key.owner.name}</Td>}
              <Td className="font-mono text-xs">{key.prefix}…</Td>
              <Td className="whitespace-nowrap">
                <Moment iso={key.createdAt} isRelative />
              </Td>
              <Td className="whitespace-nowrap">{key.lastUsedAt ? <Moment iso={key.lastUsedAt} isRelative /> : "never"}</Td>
              <Td className="text-right">
                {key.isRevoked ? (
                  <Badge>Revoked</Badge>
                ) : (
                  <Button size="sm" variant="ghost" onClick={() => setEnding(key)} aria-label={`Revoke ${key.name}`}>
                    Revoke
                  </Button>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <ConfirmDialog isOpen={ending !== null} title={`Revoke “${ending?.name ?? ""}”`} confirmLabel="Revoke" isDangerous isBusy={isBusy} onClose={() => setEnding(null)} onConfirm={() => ending && void revoke(ending)}>
        Whatever uses this key is refused from now on. This cannot be undone; a new key can be made.
      </ConfirmDialog>
    </>
  )
}
