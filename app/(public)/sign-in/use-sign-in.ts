"use client"

import { useState } from "react"

export type Credentials = { email: string; password: string }

/** Signs in and leaves for `returnPath` with a full load, so that nothing of an earlier session stays in the page. */
export function useSignIn(returnPath: string) {
  const [busyWith, setBusyWith] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)

  const withPassword = async ({ email, password }: Credentials) => {
    setBusyWith(email)
    setError(null)
    try {
      const { signIn } = await import("next-auth/react")
      const result = await signIn("credentials", { email, password, redirect: false })
      if (result?.ok && !result.error) return window.location.assign(returnPath)
      setError(result?.error ?? "Default")
    } catch {
      setError("Network")
    }
    setBusyWith(null)
  }

  const withProvider = async () => {
    setBusyWith("oidc")
    setError(null)
    try {
      const { signIn } = await import("next-auth/react")
      await signIn("oidc", { callbackUrl: returnPath })
    } catch {
      setError("Network")
      setBusyWith(null)
    }
  }

  return { busyWith, error, withPassword, withProvider }
}
