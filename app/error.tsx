"use client"

import { ErrorPage } from "./_components/error-page"

export default function RootError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="min-h-dvh">
      <ErrorPage {...props} />
    </main>
  )
}
