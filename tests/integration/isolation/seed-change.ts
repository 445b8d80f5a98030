import { sql } from "drizzle-orm"
import { rows } from "@/drizzle/client"
import type { Product } from "../../support/wire-product"
import type { Call } from "./call-route"
import type { Route } from "./list-routes"
import type { Person } from "./seed-world"

type Seeding = {
  product: Product
  made: (name: Route["name"], call: Call, by?: Person) => Promise<Record<string, never>>
  rest: (table: "documents" | "requests", id: string) => Promise<void>
  author: Person
  watcher: Person
}

const waitMs = 60_000
const handbook = "# Handbook\n\nThe notice period of every member of staff is thirty days, counted from the day on which the letter arrives.\n"

/** A document that is watched and changed under an answer; resolves to what its author was told of it, by id. */
export async function seedChange({ product, made, rest, author, watcher }: Seeding): Promise<string> {
  const document = await made("POST /api/documents", { body: { title: "Handbook", text: handbook } })
  const id = document.id as unknown as string
  await rest("documents", id)
  const answer = await made("POST /api/requests", { body: { promptKey: "rag_answer", payload: { question: "How long is the notice period of staff?" }, documentIds: [id] } })
  await rest("requests", answer.id as unknown as string)
  await made("PUT /api/watches", { body: { subjectKind: "document", subjectId: id, isWatching: true } }, watcher)
  const form = () => {
    const data = new FormData()
    data.set("file", new File([handbook.replace("thirty", "sixty")], "handbook.md"))
    return data
  }
  await made("POST /api/documents/[id]/versions", { params: { id }, form })
  const told = async () =>
    (await product.deps.database.system((tx) => rows<{ id: string }>(tx, sql`select id from notifications where user_id = ${author.userId} and subject_id = ${answer.id as unknown as string}`)))[0]?.id
  for (const untilMs = Date.now() + waitMs; !(await told()); await new Promise((resolve) => setTimeout(resolve, 50))) if (Date.now() > untilMs) throw new Error("nobody is told of a change")
  await rest("documents", id)
  return (await told()) ?? ""
}
