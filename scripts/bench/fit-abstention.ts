/**
 * Fits the weights of lib/inference/providers/offline/answering/weigh-evidence.ts on the first half of SQuAD's questions and says
 * what they give on the second. Prints them; nothing is written. Usage: node --import tsx scripts/bench/fit-abstention.ts
 */
import { openPglite } from "@/drizzle/client"
import { gatherEvidence } from "@/lib/inference/providers/offline/answering/gather-evidence"
import { namesStranger } from "@/lib/inference/providers/offline/answering/name-evidence"
import { parseQuestion } from "@/lib/inference/providers/offline/answering/parse-question"
import { rankSentences } from "@/lib/inference/providers/offline/answering/rank-sentences"
import { seedWorkspace } from "./seed-workspace"
import { listEmbeddings } from "./support/bench-embeddings"
import { halfOf } from "./support/contract-questions"
import { fitLogistic, scoreOf, scoreUnseen } from "./support/fit-logistic"
import { addSquad } from "./support/squad-questions"

/** Share of what could be answered that may be left unanswered, on the half that is fitted, by weights that have not seen it. */
const mostUnanswered = 0.09
const ridge = 10

async function main(): Promise<void> {
  const [embedding] = listEmbeddings()
  if (!embedding) return
  const database = await openPglite({ folder: null })
  const squad = await addSquad({ actor: await seedWorkspace(database), deps: { database, models: { embedding } } })
  const cases = (await squad?.collectAnswerCases()) ?? []
  await database.close()
  if (!squad) return console.log("Skipped: the questions of SQuAD are not beside the checkout.")
  const rows = cases.flatMap((one) => {
    if (one.isAnswerable && !one.isFound) return []
    const sources = one.sources.map((source, index) => ({ ...source, marker: index + 1 }))
    const question = parseQuestion(one.question)
    const best = rankSentences(question, sources)[0]
    return [{ half: halfOf(one.id), isTrue: one.isAnswerable, evidence: best && !namesStranger(one.question, sources) ? gatherEvidence({ question, best, sources }) : null }]
  })
  const names = Object.keys(rows.find((row) => row.evidence)?.evidence ?? {}) as (keyof NonNullable<(typeof rows)[number]["evidence"]>)[]
  const valuesOf = (evidence: NonNullable<(typeof rows)[number]["evidence"]>) => names.map((name) => evidence[name])
  const examples = rows.flatMap(({ half, isTrue, evidence }) => (half === "first half" && evidence ? [{ isTrue, values: valuesOf(evidence) }] : []))
  const weights = fitLogistic(examples, { ridge })
  const unanswered = rows.filter((row) => row.half === "first half" && row.isTrue && !row.evidence).map(() => Number.NEGATIVE_INFINITY)
  const could = [...unanswered, ...scoreUnseen(examples, { ridge }).filter((_, at) => examples[at]?.isTrue)].toSorted((a, b) => a - b)
  const scored = rows.map((row) => ({ ...row, score: row.evidence ? scoreOf(weights, valuesOf(row.evidence)) : Number.NEGATIVE_INFINITY }))
  const least = could[Math.floor(could.length * mostUnanswered)] ?? 0
  for (const [at, name] of names.entries()) console.log(`${name}: ${weights[at]?.toFixed(2)}`)
  console.log(`bias: ${weights.at(-1)?.toFixed(2)}\nleast: ${least.toFixed(2)}`)
  for (const half of ["first half", "second half"]) {
    const share = (isTrue: boolean) => {
      const own = scored.filter((row) => row.half === half && row.isTrue === isTrue)
      return (own.filter((row) => row.score >= least === isTrue).length / own.length).toFixed(3)
    }
    console.log(`${half}: answered ${share(true)} of what could be, abstained ${share(false)} where there is no answer`)
  }
}

await main()
