"use client"

import { useId, useState, type FormEvent } from "react"
import { roles, type Role } from "@/drizzle/schema/constants"
import { ProblemNotice } from "../../../_components/api/problem-notice"
import { Button } from "../../../_components/ui/button"
import { describedBy } from "../../../_components/ui/described-by"
import { Dialog } from "../../../_components/ui/dialog"
import { Field } from "../../../_components/ui/field"
import { Input } from "../../../_components/ui/input"
import { Select } from "../../../_components/ui/select"
import { showToast } from "../../../_components/ui/toast"
import { roleWords } from "./role-words"
import { useFormCall } from "./use-form-call"

type AddPersonProps = { isOpen: boolean; oidcName: string | null; onClose: () => void }

export function AddPerson({ isOpen, oidcName, onClose }: AddPersonProps) {
  const id = useId()
  const [role, setRole] = useState<Role>("member")
  const { send, isBusy, problem, errorOf, clear } = useFormCall()
  const passwordHint = oidcName ? `At least 10 characters. Leave it empty if they sign in through ${oidcName}.` : "At least 10 characters. Hand it over in person."
  const close = () => {
    clear()
    onClose()
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [email, name, password] = ["email", "name", "password"].map((field) => String(form.get(field) ?? ""))
    const made = await send({ path: "/api/users", method: "POST", body: { email, name, role, ...(password ? { password } : {}) } })
    if (!made) return
    showToast(`${name} is in.`)
    close()
  }
  return (
    <Dialog isOpen={isOpen} onClose={close} title="Add a person">
      <form onSubmit={(event) => void submit(event)} className="space-y-4">
        <Field id={`${id}-name`} label="Name" error={errorOf("name")} isRequired>
          <Input {...describedBy({ id: `${id}-name`, error: errorOf("name") })} name="name" required maxLength={200} autoComplete="off" />
        </Field>
        <Field id={`${id}-email`} label="E-mail address" error={errorOf("email")} isRequired>
          <Input {...describedBy({ id: `${id}-email`, error: errorOf("email") })} name="email" type="email" required maxLength={200} autoComplete="off" />
        </Field>
        <Field id={`${id}-role`} label="Role" hint={roleWords[role].may}>
          <Select {...describedBy({ id: `${id}-role`, hint: true })} value={role} onChange={(event) => setRole(event.target.value as Role)}>
            {roles.map((option) => (
              <option key={option} value={option}>
                {roleWords[option].label}
              </option>
            ))}
          </Select>
        </Field>
        <Field id={`${id}-password`} label="First password" hint={passwordHint} error={errorOf("password")} isRequired={oidcName === null}>
          <Input {...describedBy({ id: `${id}-password`, hint: true, error: errorOf("password") })} name="password" type="password" minLength={10} maxLength={200} required={oidcName === null} autoComplete="new-password" />
        </Field>
        {problem && <ProblemNotice problem={problem} />}
        <div className="flex justify-end gap-2">
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={isBusy}>
            Add
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
