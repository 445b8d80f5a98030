import { formatCount } from "../../../_components/format/format-count"

/** English has about four characters to a token; near the limit the characters themselves are counted. */
export function TokenHint({ text, limit }: { text: string; limit: number }) {
  if (!text) return null
  const isNearLimit = text.length > limit * 0.8
  return (
    <span className="text-xs text-faint tabular-nums">
      {isNearLimit ? `${formatCount(text.length)} of ${formatCount(limit)} characters` : `≈ ${formatCount(Math.ceil(text.length / 4))} tokens`}
    </span>
  )
}
