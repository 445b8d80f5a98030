import { z } from "zod"

/** Rows that one connector may keep as documents. */
export const maxRows = 5_000
/** How often a connector may be asked to look, in minutes. */
export const intervals = [15, 60, 360, 1_440] as const

const Name = z.string().min(1).max(100)
/** A connection URL: postgres://user:password@host:5432/database?sslmode=verify-full */
const Url = z.string().trim().min(1).max(2_000)

export const MappingInput = z.strictObject({
  schema: Name,
  table: Name,
  keyColumn: Name,
  titleColumn: Name,
  textColumns: z.array(Name).min(1).max(20),
  changedColumn: Name.optional(),
  isAnalysed: z.boolean().optional(),
})

export const CreateConnectorInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  url: Url,
  mapping: MappingInput,
  visibility: z.enum(["workspace", "private"]).default("workspace"),
  everyMinutes: z.number().int().min(15).max(10_080),
})
export type CreateConnectorInput = z.infer<typeof CreateConnectorInput>

export const UpdateConnectorInput = z.strictObject({
  name: z.string().trim().min(1).max(100).optional(),
  /** In place of the one that is kept. */
  url: Url.optional(),
  everyMinutes: z.number().int().min(15).max(10_080).optional(),
  isPaused: z.boolean().optional(),
})
export type UpdateConnectorInput = z.infer<typeof UpdateConnectorInput>

export const DeleteConnectorInput = z.object({ documents: z.enum(["keep", "delete"]).default("keep") })
export type DeleteConnectorInput = z.infer<typeof DeleteConnectorInput>

export const PreviewSourceInput = z.strictObject({ url: Url, table: z.strictObject({ schema: Name, name: Name }).optional() })
export type PreviewSourceInput = z.infer<typeof PreviewSourceInput>

export type SourceColumnView = { name: string; type: string; isKey: boolean; canGrow: boolean }
/** What a connection shows: its tables, and of the chosen one its columns and first three rows, each value cut short. */
export type SourcePreview = {
  target: string
  tables: { schema: string; name: string; isView: boolean }[]
  columns: SourceColumnView[]
  rows: (string | null)[][]
}

export type ConnectorView = {
  id: string
  name: string
  owner: string
  target: string
  schema: string
  table: string
  keyColumn: string
  titleColumn: string
  textColumns: string[]
  changedColumn: string | null
  isAnalysed: boolean
  visibility: "workspace" | "private"
  everyMinutes: number
  isPaused: boolean
  state: "idle" | "running" | "failed"
  lastError: string | null
  lastSyncedAt: string | null
  nextSyncAt: string | null
  createdAt: string
  rowCount: number
}
export type ConnectorRunView = { id: string; startedAt: string; endedAt: string | null; rowsRead: number; added: number; changed: number; removed: number; error: string | null }
export type ConnectorDetailView = ConnectorView & { runs: ConnectorRunView[] }
export type AskedSync = { id: string; runId: string; links: { self: string } }
