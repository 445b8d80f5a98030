import type { IndexHealth } from "@/lib/services/indexing/health/health.dto"
import { formatCount } from "../../../../_components/format/format-count"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { Moment } from "../../../../_components/ui/moment"
import { Notice } from "../../../../_components/ui/notice"
import { ProgressBar } from "../../../../_components/ui/progress-bar"
import { modelName, providerName } from "../../../../_components/words/model-words"

/** The embedding model that serves, and the one that is about to take its place. */
export function ModelsCard({ health: { serving, building } }: { health: IndexHealth }) {
  const share = building === null ? null : building.total === 0 ? 1 : building.built / building.total
  return (
    <Card>
      <CardHeader title="Model" description="Questions are only ever compared with passages that the same model has read." />
      <div className="space-y-3 px-4 py-3 text-base">
        {serving ? (
          <p>
            <span className="font-medium" title={serving.name}>{modelName(serving.name)}</span>{" "}
            <span className="text-muted">
              ({providerName(serving.provider)}, {formatCount(serving.dimensions)} dimensions) since <Moment iso={serving.since} />
            </span>
          </p>
        ) : (
          <p className="text-muted">Nothing is indexed yet; the model is noted within a minute.</p>
        )}
        {serving && !serving.isCallable && (
          <Notice tone="warn" title="Passages are found by their words alone at present">
            {modelName(serving.name)} cannot be called with the present keys and settings.{" "}
            {building ? "The search by meaning returns when the new index below is done." : "Set its key again, or name another model in EMBEDDING_MODEL."}
          </Notice>
        )}
        {building && (
          <div className="space-y-1.5">
            <p>
              <span className="font-medium" title={building.name}>{modelName(building.name)}</span> is being built beside it: {formatCount(building.built)} of {formatCount(building.total)} passages.
            </p>
            <ProgressBar label={`Index of ${building.name}`} share={share} />
            <p className="text-sm text-muted">Begun <Moment iso={building.since} />. It takes the other’s place by itself when it is whole, on the workspace’s budget and after everybody who waits.</p>
          </div>
        )}
      </div>
    </Card>
  )
}
