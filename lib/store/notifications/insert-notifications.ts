import { sql } from "drizzle-orm"
import { uuidv7 } from "uuidv7"
import { rows, type Tx } from "@/drizzle/client"
import { notifications } from "@/drizzle/schema"

export type NewNotification = Pick<typeof notifications.$inferInsert, "workspaceId" | "userId" | "kind" | "subjectKind" | "subjectId" | "message">

const rowsPerInsert = 500

export async function insertNotifications(tx: Tx, list: NewNotification[]): Promise<void> {
  const rising = list.map((one) => ({ ...one, id: uuidv7() }))
  for (let at = 0; at < rising.length; at += rowsPerInsert) await tx.insert(notifications).values(rising.slice(at, at + rowsPerInsert))
}

/** Who watches which of these, in the order of the people. */
export function listWatchers(tx: Tx, { subjectKind, subjectIds }: { subjectKind: "document" | "request"; subjectIds: string[] }): Promise<{ userId: string; subjectId: string }[]> {
  return rows(
    tx,
    sql`select user_id as "userId", subject_id as "subjectId" from watches
      where subject_kind = ${subjectKind} and subject_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(subjectIds)}::text::jsonb)) order by user_id`,
  )
}
