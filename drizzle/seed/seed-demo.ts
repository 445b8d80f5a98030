import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { uploadDocument } from "@/lib/services/documents"
import type { Deps } from "@/lib/services/context"
import { getActor, hashPassword } from "@/lib/services/identity"
import { demoAccounts, demoPassword } from "@/lib/services/identity/demo"
import { insertDemoWorkspace } from "./insert-demo-workspace"

/** A workspace with one person per role and the sample documents, made once; it is there before the first visitor. */
export async function seedDemo(deps: Deps): Promise<void> {
  const samples = readSamples()
  const made = await deps.database.system((tx) => insertDemoWorkspace(tx, { accounts: demoAccounts, hash: () => hashPassword(demoPassword) }))
  if (!made) return
  const actor = await getActor(deps, { workspaceId: made.workspaceId, userId: made.userIds.admin })
  for (const sample of samples) await uploadDocument({ actor, deps, requestId: "seed" }, sample)
}

function readSamples(): { fileName: string; bytes: Uint8Array }[] {
  const folder = path.join(/*turbopackIgnore: true*/ process.cwd(), "drizzle", "seed", "samples")
  return readdirSync(folder)
    .toSorted()
    .map((fileName) => ({ fileName, bytes: new Uint8Array(readFileSync(path.join(folder, fileName))) }))
}
