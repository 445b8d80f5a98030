import { sql } from "drizzle-orm"
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { at, createdAt, id } from "./columns"
import { roles } from "./constants"

export const workspaces = pgTable("workspaces", {
  id: id(),
  name: text("name").notNull(),
  timeZone: text("time_zone").notNull().default("UTC"),
  isDemo: boolean("is_demo").notNull().default(false),
  createdAt: createdAt(),
})

export const users = pgTable(
  "users",
  {
    id: id(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    /** scrypt, self-describing; null for people who only sign in through OIDC. */
    passwordHash: text("password_hash"),
    oidcSubject: text("oidc_subject"),
    /** Raised to end every session of this person. */
    sessionEpoch: integer("session_epoch").notNull().default(0),
    createdAt: createdAt(),
    disabledAt: at("disabled_at"),
  },
  (table) => [uniqueIndex("users_email").on(sql`lower(${table.email})`), uniqueIndex("users_oidc_subject").on(table.oidcSubject)],
)

export const memberships = pgTable(
  "memberships",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    userId: uuid("user_id").notNull().references(() => users.id),
    role: text("role", { enum: roles }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.userId] }), index("memberships_user").on(table.userId)],
)

export const apiKeys = pgTable(
  "api_keys",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    userId: uuid("user_id").notNull().references(() => users.id),
    name: text("name").notNull(),
    prefix: text("prefix").notNull(),
    secretHash: text("secret_hash").notNull(),
    createdAt: createdAt(),
    lastUsedAt: at("last_used_at"),
    revokedAt: at("revoked_at"),
  },
  (table) => [uniqueIndex("api_keys_secret_hash").on(table.secretHash), index("api_keys_workspace").on(table.workspaceId)],
)

export const flags = pgTable(
  "flags",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    key: text("key").notNull(),
    value: jsonb("value").$type<{ enabled: boolean; reason?: string }>().notNull(),
    updatedBy: uuid("updated_by"),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.key] })],
)
