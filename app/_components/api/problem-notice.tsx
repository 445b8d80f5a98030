"use client"

import type { ReactNode } from "react"
import { Notice } from "../ui/notice"
import { TextLink } from "../ui/text-link"
import { useTimeZone } from "../ui/time-zone"
import { nextStep } from "./next-step"
import type { Problem } from "./problem"

export function ProblemNotice({ problem, actions, className }: { problem: Problem; actions?: ReactNode; className?: string }) {
  const timeZone = useTimeZone()
  const step = nextStep(problem, { now: Date.now(), timeZone })
  const fields = problem.fields.map(({ field, message }) => `${field}: ${message}`)
  return (
    <Notice
      role="alert"
      tone={problem.status === 429 || problem.status === 503 ? "warn" : "danger"}
      title={problem.detail}
      actions={problem.status === 401 ? <TextLink href="/sign-in">Sign in</TextLink> : actions}
      {...(className ? { className } : {})}
    >
      {(step || fields.length > 0) && (
        <>
          {step && <p>{step}</p>}
          {fields.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </>
      )}
    </Notice>
  )
}
