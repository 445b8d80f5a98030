"use client"

import { useState } from "react"
import { roles, type Role } from "@/drizzle/schema/constants"
import type { UserView } from "@/lib/services/admin/admin.dto"
import { Button } from "../../../_components/ui/button"
import { Select } from "../../../_components/ui/select"
import { roleWords } from "./role-words"

/** Chooses a role and, in a second step, gives it: a slip in a list must not change what somebody may do. */
export function RoleCell({ user, isBusy, onGive }: { user: UserView; isBusy: boolean; onGive: (role: Role) => void }) {
  const [role, setRole] = useState(user.role)
  return (
    <div className="space-y-1">
      <div className="flex items-center gap-2">
        <Select aria-label={`Role of ${user.name}`} className="w-40" value={role} disabled={isBusy || user.isDisabled} onChange={(event) => setRole(event.target.value as Role)}>
          {roles.map((option) => (
            <option key={option} value={option}>
              {roleWords[option].label}
            </option>
          ))}
        </Select>
        {role !== user.role && (
          <Button variant="primary" isBusy={isBusy} onClick={() => onGive(role)} aria-label={`Make ${user.name} ${roleWords[role].label.toLowerCase()}`}>
            Save
          </Button>
        )}
      </div>
      <p className="text-xs text-faint">{roleWords[role].may}</p>
    </div>
  )
}
