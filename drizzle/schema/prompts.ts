import { sql } from "drizzle-orm"
import { index, jsonb, pgTable, real, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { createdAt, id } from "./columns"
import { workspaces } from "./identity"

/** Immutable; a null workspace is a release that came with the product. */
export const promptReleases = pgTable(
  "prompt_releases",
  {
    id: id(),
    workspaceId: uuid("workspace_id").references(() => workspaces.id),
    promptKey: text("prompt_key").notNull(),
    version: text("version").notNull(),
    contentHash: text("content_hash").notNull(),
    definition: jsonb("definition").$type<Record<string, unknown>>().notNull(),
    createdBy: uuid("created_by"),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("prompt_releases_content").on(sql`coalesce(${table.workspaceId}, '00000000-0000-0000-0000-000000000000'::uuid)`, table.contentHash),
    index("prompt_releases_key").on(table.promptKey, table.createdAt),
  ],
)

/** The newest activation of a key in a workspace decides; none means the release that came with the product. */
export const promptActivations = pgTable(
  "prompt_activations",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    promptKey: text("prompt_key").notNull(),
    releaseId: uuid("release_id").notNull().references(() => promptReleases.id),
    share: real("share").notNull().default(1),
    activatedBy: uuid("activated_by"),
    createdAt: createdAt(),
  },
  (table) => [index("prompt_activations_key").on(table.workspaceId, table.promptKey, table.createdAt)],
)
