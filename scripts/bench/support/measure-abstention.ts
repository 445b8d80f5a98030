import { answerQuestion, noAnswer } from "@/lib/inference/providers/offline/answering/rag-answer"
import { halfOf } from "./contract-questions"

export type AbstentionCase = {
  id: string
  question: string
  isAnswerable: boolean
  /** Whether the passage that answers is among the sources. */
  isFound: boolean
  answers: string[]
  sources: { title: string; text: string; score: number }[]
}

/** How often the offline model answers what it could, and says that the documents do not answer where they do not; by half. */
export function measureAbstention(cases: readonly AbstentionCase[]): string[] {
  const startedMs = performance.now()
  const judged = cases.map((one) => {
    const sources = one.sources.map((source, index) => ({ ...source, marker: index + 1 }))
    return { ...one, answer: answerQuestion({ question: one.question }, sources) }
  })
  const eachMs = (performance.now() - startedMs) / Math.max(1, cases.length)
  const lines = (["first half", "second half", "all"] as const).map((part) => {
    const own = judged.filter((one) => part === "all" || halfOf(one.id) === part)
    const could = own.filter((one) => one.isAnswerable && one.isFound)
    const couldNot = own.filter((one) => !one.isAnswerable)
    const answered = could.filter((one) => one.answer !== noAnswer)
    const holding = answered.filter((one) => one.answers.some((answer) => one.answer.includes(answer)))
    const abstained = couldNot.filter((one) => one.answer === noAnswer)
    return `${part.padEnd(12)} answered ${share(answered, could)} of ${could.length} (with the expected words ${share(holding, could)}), abstained ${share(abstained, couldNot)} of ${couldNot.length}`
  })
  return [...lines, `${eachMs.toFixed(1)} ms an answer`]
}

function share(part: readonly unknown[], whole: readonly unknown[]): string {
  return (part.length / Math.max(1, whole.length)).toFixed(3)
}
