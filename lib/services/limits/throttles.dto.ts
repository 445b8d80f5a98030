import { z } from "zod"

/** Lifts what holds a person back; it begins again only with what they spend from now on. */
export const PutThrottleInput = z.strictObject({ userId: z.uuid(), isLifted: z.literal(true) })
export type PutThrottleInput = z.infer<typeof PutThrottleInput>

/** `slowed`: one request every ten seconds; `blocked`: none. */
export type ThrottleView = { user: { id: string; name: string; email: string }; level: "slowed" | "blocked"; reason: string; since: string; until: string }
