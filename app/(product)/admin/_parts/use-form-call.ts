"use client"

import { useState } from "react"
import { useRouter } from "next/navigation"
import { callApi } from "../../../_components/api/call-api"
import type { Problem } from "../../../_components/api/problem"

type Call = { path: string; method: "POST" | "PUT" | "PATCH" | "DELETE"; body?: unknown }

/** Sends a form, keeps what went wrong beside its fields and shows the page anew when it went well. */
export function useFormCall() {
  const router = useRouter()
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = async <T>({ path, ...call }: Call): Promise<T | null> => {
    setIsBusy(true)
    setProblem(null)
    const called = await callApi<T>(path, call)
    setIsBusy(false)
    if (called.ok) router.refresh()
    else setProblem(called.problem)
    return called.ok ? (called.data ?? ({} as T)) : null
  }
  const errorOf = (field: string) => problem?.fields.find((error) => error.field === field)?.message ?? null
  return { send, isBusy, problem, errorOf, clear: () => setProblem(null) }
}
