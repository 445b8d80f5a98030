import { sql } from "drizzle-orm"
import { expect, it } from "vitest"
import { type Database, rows } from "@/drizzle/client"
import { documents, memberships, users, workspaces } from "@/drizzle/schema"
import { describeOnBothDatabases } from "../support/database"

async function tenant(database: Database, name: string) {
  const workspaceId = crypto.randomUUID()
  const [owner, colleague] = [crypto.randomUUID(), crypto.randomUUID()] as const
  await database.system(async (tx) => {
    await tx.insert(workspaces).values({ id: workspaceId, name })
    for (const id of [owner, colleague]) {
      await tx.insert(users).values({ id, email: `${id}@example.org`, name: "Someone" })
      await tx.insert(memberships).values({ workspaceId, userId: id, role: "member" })
    }
  })
  await database.workspace({ workspaceId, userId: owner }, async (tx) => {
    await tx.insert(documents).values({ workspaceId, ownerId: owner, title: `${name} open` })
    await tx.insert(documents).values({ workspaceId, ownerId: owner, title: `${name} private`, visibility: "private" })
  })
  return { workspaceId, owner, colleague }
}

describeOnBothDatabases("row-level security", (open) => {
  it("shows a workspace its own rows only, and nothing without a workspace", async () => {
    const database = await open()
    const a = await tenant(database, "A")
    const b = await tenant(database, "B")
    const titles = (scope: { workspaceId: string; userId?: string; role?: "admin" }) =>
      database.workspace(scope, async (tx) => (await tx.select({ title: documents.title }).from(documents)).map((row) => row.title).sort())
    expect(await titles({ workspaceId: a.workspaceId, userId: a.owner })).toEqual(["A open", "A private"])
    expect(await titles({ workspaceId: b.workspaceId, userId: b.colleague })).toEqual(["B open"])
    expect(await titles({ workspaceId: b.workspaceId, userId: b.colleague, role: "admin" })).toEqual(["B open", "B private"])
    expect(await titles({ workspaceId: crypto.randomUUID() })).toEqual([])
    const withoutWorkspace = await database.workspace({ workspaceId: "" }, (tx) => tx.select().from(documents))
    expect(withoutWorkspace).toEqual([])
  })

  it("refuses to write into another workspace", async () => {
    const database = await open()
    const a = await tenant(database, "A")
    const b = await tenant(database, "B")
    await expect(
      database.workspace({ workspaceId: a.workspaceId, userId: a.owner }, (tx) => tx.insert(documents).values({ workspaceId: b.workspaceId, ownerId: a.owner, title: "smuggled" })),
    ).rejects.toThrow()
  })

  it("guards every table that has a workspace", async () => {
    const database = await open()
    const unguarded = await database.system((tx) =>
      rows<{ name: string }>(
        tx,
        sql`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
          where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not like 'engine\\_%'
            and not (c.relrowsecurity and c.relforcerowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid))`,
      ),
    )
    expect(unguarded).toEqual([])
  })

  it("runs as roles that own no table", async () => {
    const database = await open()
    const whoAmI = sql`select current_user::text as role, (select count(*)::int from pg_class where relowner = current_user::regrole) as owned`
    expect(await database.workspace({ workspaceId: "" }, (tx) => rows(tx, whoAmI))).toEqual([{ role: "countersign_app", owned: 0 }])
    expect(await database.system((tx) => rows(tx, whoAmI))).toEqual([{ role: "countersign_system", owned: 0 }])
  })
})
