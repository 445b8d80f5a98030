import { z } from "zod"

export const PutFeedbackInput = z.strictObject({ rating: z.union([z.literal(1), z.literal(-1)]), comment: z.string().trim().max(4000).optional() })
export type PutFeedbackInput = z.infer<typeof PutFeedbackInput>
