import type { ReplayView } from "@/lib/services/requests/replay/replay.dto"

type Said = { tone: "good" | "warn" | "neutral"; title: string }

/** What a replay found, in one sentence. */
export function replaySentence({ state, prompt, output }: Pick<ReplayView, "state" | "prompt" | "output">): Said {
  if (state === "same") return { tone: "good", title: "Rebuilt from its record: same prompt, same answer." }
  if (state === "unrecorded") return { tone: "neutral", title: "It cannot be rebuilt." }
  const answer = output?.isSame ? "same answer" : "another answer is stored"
  if (state === "incomplete") return { tone: "warn", title: `The prompt cannot be rebuilt any more; ${output?.isSame ? "the answer is the same" : answer}.` }
  return { tone: "warn", title: `Rebuilt from its record: ${prompt?.isSame ? "same prompt" : "another prompt"}, ${answer}.` }
}
