import type { Metadata } from "next"
import { signInFacts } from "@/lib/http/sign-in-facts"
import { Wordmark } from "../../_components/shell/wordmark"
import { Card } from "../../_components/ui/card"
import { safeReturnPath } from "./safe-return-path"
import { SignInForm } from "./sign-in-form"

export const metadata: Metadata = { title: "Sign in" }

type Search = Record<string, string | string[] | undefined>

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams
  const facts = await signInFacts()
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 py-[clamp(2rem,12vh,8rem)]">
      <div className="w-full max-w-sm space-y-6">
        <div className="space-y-2 text-center">
          <Wordmark className="text-2xl" />
          <h1 className="text-lg text-balance text-muted">Answers from your documents, signed by your people</h1>
        </div>
        <Card className="p-5">
          <SignInForm
            demoAccounts={facts.demoAccounts}
            oidcName={facts.oidcName}
            returnPath={safeReturnPath(first(search.from) ?? first(search.callbackUrl))}
            initialError={first(search.error) ?? null}
          />
        </Card>
      </div>
    </main>
  )
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}
