import { notFound } from "next/navigation"

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** An id from the address. What cannot be an id is as unknown as one that does not exist. */
export function requireUuid(id: string): string {
  if (!uuid.test(id)) notFound()
  return id.toLowerCase()
}
