import { parseHostPattern, writeHostPattern } from "@/lib/documents/fetching/host-pattern"
import { judgeAddress } from "@/lib/documents/fetching/judge-address"
import { isIP } from "node:net"
import { AppError } from "@/lib/errors"
import { deleteImportHost, upsertImportHost } from "@/lib/store/imports/import-hosts"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import { requireRole } from "../require-role"
import type { ImportHostsView, PutImportHostInput } from "./imports.dto"
import { listImportHosts } from "./list-import-hosts"
import { isPatternWithinCeiling } from "./permit-host"

/** Puts a host on the list, changes it there, or takes it off. It counts for the very next import. */
export async function putImportHost(ctx: ServiceContext, input: PutImportHostInput): Promise<ImportHostsView> {
  requireRole(ctx, ["admin"])
  const { actor, deps } = ctx
  const { workspaceId, userId } = actor
  const { isAllowed, isPrivateAllowed } = input
  const pattern = parseHostPattern(input.host)
  if (!pattern) throw refused("Write a host such as files.example.com, or *.example.com for all hosts below it; with :8443 for another port.")
  if (isAllowed && !isPatternWithinCeiling(deps.imports.ceiling, pattern)) throw refused("This installation does not allow imports from there. Ask whoever runs it.")
  if (isAllowed && isIP(pattern.host) && judgeAddress(pattern.host) === "never") throw refused("No document comes from this address.")
  const host = writeHostPattern(pattern)
  await deps.database.workspace(scopeOf(ctx), async (tx) => {
    if (isAllowed) await upsertImportHost(tx, { workspaceId, host, isPrivateAllowed, createdBy: userId })
    else if (!(await deleteImportHost(tx, { host }))) return
    await insertAudit(tx, { actor, action: isAllowed ? "import_host.allowed" : "import_host.removed", subjectKind: "import_host", subjectId: host, detail: isAllowed ? { isPrivateAllowed } : {} })
  })
  return listImportHosts(ctx)
}

function refused(message: string): AppError {
  return new AppError("invalid_payload", message, { fields: [{ field: "host", message }] })
}
