import { createHash } from "node:crypto"

/** Share of the hits by meaning that are asked again in the shadow. */
const sampleShare = 0.01

/** The same answer for the same request, so that a repeated step makes no second check. */
export function isSampled(requestId: string, share = sampleShare): boolean {
  return createHash("sha256").update(requestId).digest().readUInt32BE(0) < share * 2 ** 32
}
