import type { RequestView } from "@/lib/services/requests/requests.dto"
import { formatCount } from "../../../../_components/format/format-count"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { DescriptionList } from "../../../../_components/ui/description-list"
import { TextLink } from "../../../../_components/ui/text-link"
import { modelName } from "../../../../_components/words/model-words"

/** What shaped the output: the prompt as it was then, the model asked for and the one that ran. */
export function ReleaseCard({ view: { release, promptKey, promptTitle, models, calls }, canRecall }: { view: RequestView; canRecall: boolean }) {
  const writer = calls.find(({ purpose }) => purpose === "generate")
  return (
    <Card aria-labelledby="release-heading">
      <CardHeader headingId="release-heading" title="Prompt and model" />
      <div className="px-4 py-3">
        <DescriptionList
          items={[
            { label: "Prompt", value: <TextLink href={`/run/${promptKey}`}>{promptTitle}</TextLink> },
            { label: "Version", value: release.version },
            { label: "Release", value: <code className="font-mono text-xs">{release.contentHash.slice(0, 12)}</code> },
            { label: "Model", value: <span className="inline-block first-letter:uppercase">{(models.length > 0 ? models : [release.model]).map(modelName).join(", ")}</span> },
            { label: "Asked for", value: models.length > 0 && !models.includes(release.model) ? modelName(release.model) : null },
            { label: "Temperature", value: release.temperature === null ? "the model's own" : release.temperature },
            { label: "Longest answer", value: `${formatCount(release.maxOutputTokens)} tokens` },
            { label: "Delivery", value: release.delivery === "stream" ? "As it is written" : "After it is checked" },
            { label: "Review", value: release.alwaysReview ? "Always" : "When in doubt" },
          ]}
        />
        {canRecall && (
          <p className="flex flex-wrap gap-x-3 pt-3 text-sm">
            <TextLink href={`/recalls/new?releaseId=${release.id}`} prefetch={false}>
              Recall what this version wrote
            </TextLink>
            {writer && (
              <TextLink href={`/recalls/new?model=${encodeURIComponent(`${writer.provider}/${writer.model}`)}`} prefetch={false}>
                Recall what this model wrote
              </TextLink>
            )}
          </p>
        )}
      </div>
    </Card>
  )
}
