"use client"

import { Button } from "../../_components/ui/button"
import type { Credentials } from "./use-sign-in"

export type DemoAccount = Credentials & { role: string }

export function DemoAccounts({ accounts, busyWith, onChoose }: { accounts: DemoAccount[]; busyWith: string | null; onChoose: (account: DemoAccount) => void }) {
  return (
    <section aria-labelledby="demo-heading" className="space-y-2 border-t border-line pt-4">
      <h2 id="demo-heading" className="text-sm text-muted">
        This is a demo workspace. Sign in with one click as
      </h2>
      <div className="grid grid-cols-2 gap-2">
        {accounts.map((account) => (
          <Button key={account.email} onClick={() => onChoose(account)} isBusy={busyWith === account.email} disabled={busyWith !== null} className="capitalize" title={account.email}>
            {account.role}
          </Button>
        ))}
      </div>
    </section>
  )
}
