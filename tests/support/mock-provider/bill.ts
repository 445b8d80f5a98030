import { closeSync, openSync, readFileSync, writeSync } from "node:fs"
import type { BillRow } from "./types"

export type Bill = { write(row: BillRow): void; rows(): BillRow[]; close(): void }

/** A bill in memory and, if a path is given, on disk: every change is one line, written before the call returns. */
export function openBill(path: string | undefined): Bill {
  const file = path === undefined ? null : openSync(path, "a")
  const rows = new Map<string, BillRow>()
  return {
    write(row) {
      rows.set(row.billId, row)
      if (file !== null) writeSync(file, `${JSON.stringify(row)}\n`)
    },
    rows: () => [...rows.values()],
    close: () => {
      if (file !== null) closeSync(file)
    },
  }
}

/** The bill of a mock provider that ran in another process: the last line of each call stands. */
export function readBill(path: string): BillRow[] {
  const rows = new Map<string, BillRow>()
  for (const line of readFileSync(path, "utf8").split("\n")) {
    if (!line.endsWith("}")) continue
    const row = JSON.parse(line) as BillRow
    rows.set(row.billId, row)
  }
  return [...rows.values()]
}
