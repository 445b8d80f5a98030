import type { DifferenceCause } from "@/lib/services/requests/replay/difference.dto"
import { modelName } from "../../../../_components/words/model-words"

export type CauseWords = { title: string; sentences: string[] }

/** One cause of a difference in words for its reader. */
export function causeWords(cause: DifferenceCause): CauseWords {
  if (cause.kind === "document") return { title: "The evidence changed", sentences: [...cause.documents.map(versionSentence), passageSentence(cause.passages)] }
  if (cause.kind === "release") return { title: "The prompt changed", sentences: [`Version ${cause.earlierVersion} then, ${cause.version} now.`, ...(cause.changes.length > 0 ? [`Not the same: ${cause.changes.join(", ")}.`] : [])] }
  if (cause.kind === "model") return { title: "Another model answered", sentences: [`${modelName(cause.earlier)} then, ${modelName(cause.now)} now.`] }
  if (cause.kind === "context") return { title: "The circumstances changed", sentences: cause.sentences }
  return { title: "Chance", sentences: [chanceSentence(cause)] }
}

function versionSentence({ title, earlierVersion, version }: { title: string; earlierVersion: number | null; version: number | null }): string {
  if (earlierVersion === null) return `“${title}” was not used then, and is now.`
  return version === null ? `“${title}” was used then, and is not now.` : `“${title}”: version ${earlierVersion} then, version ${version} now.`
}

function passageSentence({ same, gone, added }: { same: number; gone: number; added: number }): string {
  return `Passages: ${same} the same, ${gone} no longer used, ${added} new.`
}

function chanceSentence({ temperature, isSamePrompt }: Extract<DifferenceCause, { kind: "chance" }>): string {
  const why = temperature === 0 ? "Even at temperature 0 a model may choose other words." : "A model may choose other words each time it is asked."
  return `${isSamePrompt ? "The very same prompt went to the same model." : "Nothing that is recorded changed."} ${why}`
}
