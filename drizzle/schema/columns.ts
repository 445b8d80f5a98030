import { customType, timestamp, uuid } from "drizzle-orm/pg-core"
import { uuidv7 } from "uuidv7"

export const id = () => uuid("id").primaryKey().$defaultFn(uuidv7)

export const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" })

export const createdAt = () => at("created_at").notNull().defaultNow()

export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  toDriver: (value) => (Buffer.isBuffer(value) ? value : Buffer.from(value)),
  fromDriver: (value) => new Uint8Array(value),
})

export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" })
