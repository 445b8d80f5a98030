import { expect, it } from "vitest"
import { suggestColumns } from "./suggest-columns"

const column = (name: string, type: string, isKey = false) => ({ name, type, isKey, canGrow: /^(int|timestamp)/.test(type) })

it("suggests the primary key, a title, the other texts and the time of change", () => {
  const columns = [column("body", "text"), column("id", "int4", true), column("subject", "varchar"), column("created_at", "timestamptz"), column("updated_at", "timestamptz"), column("price", "numeric")]
  expect(suggestColumns(columns)).toEqual({ keyColumn: "id", titleColumn: "subject", textColumns: ["body"], changedColumn: "updated_at" })
})

it("suggests what there is of a view without a key, and nothing of nothing", () => {
  expect(suggestColumns([column("clause", "text"), column("clause_no", "int4")])).toEqual({ keyColumn: "clause_no", titleColumn: "clause", textColumns: ["clause"], changedColumn: "" })
  expect(suggestColumns([])).toEqual({ keyColumn: "", titleColumn: "", textColumns: [], changedColumn: "" })
})
