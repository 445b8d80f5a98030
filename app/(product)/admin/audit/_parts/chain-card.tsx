import type { ServiceContext } from "@/lib/services/context"
import { getAuditChain } from "@/lib/services/admin"
import { formatCount } from "../../../../_components/format/format-count"
import { CopyButton } from "../../../../_components/ui/copy-button"
import { Notice } from "../../../../_components/ui/notice"

/** Recomputes the chain while the rest of the page is there already. */
export async function ChainCard({ ctx }: { ctx: ServiceContext }) {
  const { sealedCount, headHash, brokenAt, waitingCount } = await getAuditChain(ctx)
  if (brokenAt !== null)
    return (
      <Notice tone="danger" role="alert" title={`The chain is broken at row ${formatCount(brokenAt)}`}>
        A sealed row was changed, removed or slipped in, past the product. {formatCount(sealedCount)} rows before it are as they were sealed. Compare with a backup.
      </Notice>
    )
  return (
    <Notice tone="good" title={sealedCount === 0 ? "Nothing has been sealed yet" : `All ${formatCount(sealedCount)} sealed rows are as they were written`}>
      <p>
        Each seal is a hash over the row and the seal before it; just now every one was recomputed.{waitingCount > 0 && ` ${formatCount(waitingCount)} newer rows get theirs within a minute.`}
      </p>
      {headHash && (
        <p className="flex flex-wrap items-center gap-1">
          Last seal <code className="font-mono text-xs break-all">{headHash}</code>
          <CopyButton text={headHash} label="Copy the last seal" />
        </p>
      )}
    </Notice>
  )
}
