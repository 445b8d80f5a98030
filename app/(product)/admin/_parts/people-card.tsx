"use client"

import { useState } from "react"
import { useRouter } from "next/navigation"
import { UserPlus } from "lucide-react"
import type { Role } from "@/drizzle/schema/constants"
import type { UserView } from "@/lib/services/admin/admin.dto"
import { callApi } from "../../../_components/api/call-api"
import { Badge } from "../../../_components/ui/badge"
import { Button } from "../../../_components/ui/button"
import { Card } from "../../../_components/ui/card"
import { CardHeader } from "../../../_components/ui/card-header"
import { ConfirmDialog } from "../../../_components/ui/confirm-dialog"
import { Moment } from "../../../_components/ui/moment"
import { Table } from "../../../_components/ui/table"
import { Td } from "../../../_components/ui/td"
import { Th } from "../../../_components/ui/th"
import { showToast } from "../../../_components/ui/toast"
import { AddPerson } from "./add-person"
import { RoleCell } from "./role-cell"
import { roleWords } from "./role-words"

/** Everybody in the workspace, with what one may change about them. */
export function PeopleCard({ users, oidcName }: { users: UserView[]; oidcName: string | null }) {
  const router = useRouter()
  const [isAdding, setIsAdding] = useState(false)
  const [leaving, setLeaving] = useState<UserView | null>(null)
  const [busyId, setBusyId] = useState<string | null>(null)
  const change = async (user: UserView, what: { role?: Role; isDisabled?: boolean }, done: string) => {
    setBusyId(user.id)
    const called = await callApi("/api/users", { method: "PATCH", body: { userId: user.id, ...what } })
    setBusyId(null)
    setLeaving(null)
    showToast(called.ok ? done : called.problem.detail, called.ok ? "good" : "danger")
    router.refresh()
  }
  return (
    <Card>
      <CardHeader
        title="People"
        description="A new role counts with the next click of that person."
        actions={
          <Button variant="primary" onClick={() => setIsAdding(true)}>
            <UserPlus aria-hidden /> Add a person
          </Button>
        }
      />
      <Table caption="People">
        <thead>
          <tr>
            <Th>Name</Th>
            <Th>Role</Th>
            <Th>Since</Th>
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <Td className="min-w-48">
                <span className="flex flex-wrap items-center gap-2 font-medium">
                  {user.name} {user.isMe && <Badge>you</Badge>} {user.isDisabled && <Badge tone="danger">Shut out</Badge>}
                </span>
                <span className="block break-all text-muted">{user.email}</span>
              </Td>
              <Td className="min-w-56">
                <RoleCell key={user.role} user={user} isBusy={busyId === user.id} onGive={(role) => void change(user, { role }, `${user.name} is now ${roleWords[role].label.toLowerCase()}.`)} />
              </Td>
              <Td className="whitespace-nowrap text-muted">
                <Moment iso={user.createdAt} isRelative />
              </Td>
              <Td className="text-right">
                {user.isDisabled ? (
                  <Button size="sm" isBusy={busyId === user.id} onClick={() => void change(user, { isDisabled: false }, `${user.name} may sign in again.`)}>
                    Let back in
                  </Button>
                ) : (
                  <Button size="sm" variant="ghost" isBusy={busyId === user.id} onClick={() => setLeaving(user)} aria-label={`Shut out ${user.name}`}>
                    Shut out
                  </Button>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <AddPerson isOpen={isAdding} oidcName={oidcName} onClose={() => setIsAdding(false)} />
      <ConfirmDialog
        isOpen={leaving !== null}
        title={`Shut out ${leaving?.name ?? ""}`}
        confirmLabel="Shut out"
        isDangerous
        isBusy={busyId !== null}
        onClose={() => setLeaving(null)}
        onConfirm={() => leaving && void change(leaving, { isDisabled: true }, `${leaving.name} is shut out.`)}
      >
        Every session and key of this person ends now. What they uploaded and asked stays. You can let them back in at any time.
      </ConfirmDialog>
    </Card>
  )
}
