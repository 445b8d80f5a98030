import { CircleCheck, SearchCheck, TriangleAlert } from "lucide-react"
import type { IndexHealth } from "@/lib/services/indexing/health/health.dto"
import type { Problem } from "../../../../_components/api/problem"
import { ProblemNotice } from "../../../../_components/api/problem-notice"
import { formatCount } from "../../../../_components/format/format-count"
import { Button } from "../../../../_components/ui/button"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { Moment } from "../../../../_components/ui/moment"
import { Spinner } from "../../../../_components/ui/spinner"

type CheckCardProps = { health: IndexHealth; onCheck: () => void; isBusy: boolean; problem: Problem | null }

/** What the last full check found, and what to do about each of it. */
export function CheckCard({ health: { lastCheck, checkingSince }, onCheck, isBusy, problem }: CheckCardProps) {
  const isChecking = checkingSince !== null
  return (
    <Card>
      <CardHeader
        title="Full check"
        description="Every night, and whenever you ask: everything is counted, and some documents are read again."
        actions={
          <Button onClick={onCheck} isBusy={isBusy} disabled={isChecking}>
            <SearchCheck aria-hidden /> Check now
          </Button>
        }
      />
      {problem && <ProblemNotice problem={problem} className="m-4" />}
      <p role="status" className={isChecking ? "flex items-center gap-2 px-4 pt-3 text-base text-muted" : "sr-only"}>
        {isChecking ? (
          <>
            <Spinner /> Checking. You may leave this page.
          </>
        ) : lastCheck ? "The check is done." : ""}
      </p>
      {lastCheck === null ? (
        <p className="px-4 py-6 text-base text-muted">Nothing was checked yet. Press “Check now”, or wait for the night.</p>
      ) : (
        <>
          <p className="px-4 pt-3 text-sm text-muted">
            <Moment iso={lastCheck.at} />: {formatCount(lastCheck.passages)} passages and {formatCount(lastCheck.vectors)} vectors counted, {formatCount(lastCheck.sampledVersions)}{" "}
            {lastCheck.sampledVersions === 1 ? "document" : "documents"} read again.
          </p>
          <ul className="divide-y divide-line">
            {lastCheck.findings.map(({ code, title, affected, advice }) => (
              <li key={code} className="flex gap-2.5 px-4 py-2.5 text-base">
                {affected === 0 ? <CircleCheck aria-hidden className="mt-[3px] size-4 shrink-0 text-good-ink" /> : <TriangleAlert aria-hidden className="mt-[3px] size-4 shrink-0 text-warn-ink" />}
                <div className="min-w-0">
                  <p>
                    {title}: <span className="font-medium tabular-nums">{affected === 0 ? "none" : formatCount(affected)}</span>
                  </p>
                  {affected > 0 && <p className="text-sm text-muted">{advice}</p>}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}
