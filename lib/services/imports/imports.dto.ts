import { z } from "zod"

export const ImportDocumentInput = z.strictObject({
  /** Longer than any link that is taken, so that the refusal can say so in words. */
  url: z.string().min(1).max(10_000),
  title: z.string().trim().max(300).optional(),
  visibility: z.enum(["workspace", "private"]).optional(),
})
export type ImportDocumentInput = z.infer<typeof ImportDocumentInput>

export const PutImportHostInput = z.strictObject({
  /** `example.org`, `*.example.org` or either with a port. */
  host: z.string().trim().min(1).max(300),
  isAllowed: z.boolean(),
  /** The host may stand in a private network and be asked over http. */
  isPrivateAllowed: z.boolean().default(false),
})
export type PutImportHostInput = z.infer<typeof PutImportHostInput>

/** `isWithinLimits` is false where the installation does not allow the host, whatever the workspace says. */
export type ImportHostView = { host: string; isPrivateAllowed: boolean; isWithinLimits: boolean; createdBy: string; createdAt: string }
/** `ceiling` are the hosts that the installation allows at most; null: no such limit. */
export type ImportHostsView = { items: ImportHostView[]; nextCursor: null; ceiling: string[] | null }
