import { beforeAll, expect, it } from "vitest"
import type { Database } from "@/drizzle/client"
import { checkPassword, createKeySecret, findActorByKey, findActorBySession, signInWithOidc } from "@/lib/services/identity"
import { createFirstAdmin } from "@/lib/services/admin/create-first-admin"
import { describeOnBothDatabases } from "../../support/database"
import { apiKeys } from "@/drizzle/schema"

describeOnBothDatabases("sign-in", (open) => {
  let database: Database
  let admin: { workspaceId: string; userId: string }
  const issuer = "https://login.example"

  beforeAll(async () => {
    database = await open()
    admin = await createFirstAdmin({ database }, { workspace: "Legal", email: "Ada@Example.org", name: "Ada", password: "correct horse", timeZone: "Europe/Berlin" })
  })

  it("takes the right password whatever the case of the address, and nothing else", async () => {
    expect(await checkPassword({ database }, { email: "ada@example.org", password: "correct horse" })).toMatchObject(admin)
    expect(await checkPassword({ database }, { email: "ada@example.org", password: "wrong horse" })).toBeNull()
    expect(await checkPassword({ database }, { email: "nobody@example.org", password: "correct horse" })).toBeNull()
  })

  it("refuses a second account with an address in use", async () => {
    await expect(createFirstAdmin({ database }, { workspace: "Other", email: "ADA@example.org", name: "Eve", password: null, timeZone: "UTC" })).rejects.toMatchObject({ code: "conflict" })
  })

  it("binds an OIDC subject to the invited person once, and lets no stranger in", async () => {
    expect(await signInWithOidc({ database }, { issuer, subject: "stranger", verifiedEmail: "stranger@example.org" })).toBeNull()
    expect(await signInWithOidc({ database }, { issuer, subject: "ada", verifiedEmail: null })).toBeNull()
    expect(await signInWithOidc({ database }, { issuer, subject: "ada", verifiedEmail: "ada@example.org" })).toMatchObject(admin)
    expect(await signInWithOidc({ database }, { issuer, subject: "ada", verifiedEmail: null })).toMatchObject(admin)
    expect(await signInWithOidc({ database }, { issuer, subject: "impostor", verifiedEmail: "ada@example.org" })).toBeNull()
  })

  it("ends a session whose epoch is past, and knows a key by its hash alone", async () => {
    expect(await findActorBySession({ database }, { ...admin, epoch: 0 })).toMatchObject({ role: "admin", timeZone: "Europe/Berlin" })
    expect(await findActorBySession({ database }, { ...admin, epoch: 1 })).toBeNull()
    const { secret, prefix, secretHash } = createKeySecret()
    await database.workspace(admin, (tx) => tx.insert(apiKeys).values({ ...admin, name: "script", prefix, secretHash }))
    expect(await findActorByKey({ database }, secret)).toMatchObject({ kind: "api_key", userId: admin.userId })
    expect(await findActorByKey({ database }, `${secret}x`)).toBeNull()
  })
})
