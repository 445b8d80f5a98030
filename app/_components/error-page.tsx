"use client"

import { useEffect } from "react"
import { TriangleAlert } from "lucide-react"
import { Button } from "./ui/button"
import { EmptyState } from "./ui/empty-state"
import { LinkButton } from "./ui/link-button"

export function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => console.error(error), [error])
  return (
    <div role="alert">
      <EmptyState
        isPageTitle
        icon={TriangleAlert}
        title="This page could not be shown"
        actions={
          <>
            <LinkButton href="/ask">Go to Ask</LinkButton>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
          </>
        }
      >
        Something went wrong here; nothing you saved is lost. If it stays, give your administrator {error.digest ? <>the number <code className="font-mono">{error.digest}</code></> : "the time it happened"}.
      </EmptyState>
    </div>
  )
}
