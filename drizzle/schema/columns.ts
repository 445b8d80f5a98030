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

/** A vector of as many dimensions as its embedding model gives; compare only vectors of one model. */
export const anyVector = customType<{ data: number[]; driverData: string }>({ dataType: () => "vector", toDriver: (value) => JSON.stringify(value), fromDriver: (value) => JSON.parse(value) as number[] })
