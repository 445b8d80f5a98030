import { listWaitingDocuments } from "@/lib/store/documents/list-waiting-documents"
import type { Deps } from "../../context"
import { announceVersion } from "../intake/announce-version"
import { waitingCodes } from "./settle-document"

/** Takes up the documents whose index or analysis waits for budget; each goes on where it stopped. Returns how many. */
export async function continueWaiting(deps: Pick<Deps, "announce" | "database" | "log">): Promise<number> {
  const waiting = await deps.database.system((tx) => listWaitingDocuments(tx, { codes: [...waitingCodes], limit: 100 }))
  for (const version of waiting) await announceVersion(deps, version, { isAgain: true })
  return waiting.length
}
