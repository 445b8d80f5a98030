import { z } from "zod"

export const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
export type PageQuery = z.infer<typeof PageQuery>

/** Of a list whose cursor is the last item's id. */
export const IdPageQuery = PageQuery.extend({ cursor: z.uuid("The cursor is not one of this list.").optional() })

export type Page<T> = { items: T[]; nextCursor: string | null }
