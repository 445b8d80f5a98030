"use client"

import type { FormEvent } from "react"
import { Button } from "../../_components/ui/button"
import { Field } from "../../_components/ui/field"
import { Input } from "../../_components/ui/input"
import { Notice } from "../../_components/ui/notice"
import { DemoAccounts, type DemoAccount } from "./demo-accounts"
import { signInErrorSentence } from "./sign-in-error"
import { useSignIn } from "./use-sign-in"

type SignInFormProps = { demoAccounts: DemoAccount[]; oidcName: string | null; returnPath: string; initialError: string | null }

export function SignInForm({ demoAccounts, oidcName, returnPath, initialError }: SignInFormProps) {
  const { busyWith, error: latestError, withPassword, withProvider } = useSignIn(returnPath)
  const error = busyWith ? null : (latestError ?? initialError)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    void withPassword({ email: String(form.get("email")).trim(), password: String(form.get("password")) })
  }
  return (
    <div className="space-y-4">
      {error && (
        <Notice role="alert" tone="danger">
          <p className="text-ink">{signInErrorSentence(error)}</p>
        </Notice>
      )}
      <form onSubmit={submit} method="post" className="space-y-4">
        <Field id="email" label="E-mail">
          <Input id="email" name="email" type="email" autoComplete="username" required maxLength={200} />
        </Field>
        <Field id="password" label="Password">
          <Input id="password" name="password" type="password" autoComplete="current-password" required maxLength={1000} />
        </Field>
        <Button type="submit" variant="primary" size="lg" className="w-full" isBusy={busyWith !== null && busyWith !== "oidc" && !demoAccounts.some(({ email }) => email === busyWith)} disabled={busyWith !== null}>
          Sign in
        </Button>
      </form>
      {oidcName && (
        <Button size="lg" className="w-full" onClick={() => void withProvider()} isBusy={busyWith === "oidc"} disabled={busyWith !== null}>
          Continue with {oidcName}
        </Button>
      )}
      {demoAccounts.length > 0 && <DemoAccounts accounts={demoAccounts} busyWith={busyWith} onChoose={(account) => void withPassword(account)} />}
    </div>
  )
}
