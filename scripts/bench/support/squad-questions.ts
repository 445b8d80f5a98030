import { type Passage, retrievePassages } from "@/lib/retrieval"
import { sharedData } from "@/tests/support/shared-data"
import { addToCorpus, type Corpus } from "./add-to-corpus"
import { readLines } from "./contract-questions"
import type { AbstentionCase } from "./measure-abstention"
import type { RecallCase } from "./measure-recall"

type SquadPassage = { _id: string; title: string; text: string }
type SquadQuestion = { _id: string; text: string; answerable: boolean; answers?: { text: string }[]; passage_id: string }

const sources = { topK: 8, tokenBudget: 6_000 }

export type Squad = { allIds: string[]; recallCases: RecallCase[]; collectAnswerCases: () => Promise<AbstentionCase[]> }

/** Adds the passages of SQuAD, each a document of its own; null where they are not beside the checkout. */
export async function addSquad(corpus: Corpus): Promise<Squad | null> {
  const passages = sharedData("retrieval_squad", "corpus.jsonl")
  const questions = sharedData("retrieval_squad", "queries.jsonl")
  if (!passages || !questions) return null
  const keys = new Map<string, string>()
  for (const { _id: key, title, text } of readLines<SquadPassage>(passages)) keys.set((await addToCorpus(corpus, { key, title, text })).id, key)
  const asked = readLines<SquadQuestion>(questions)
  const isOf = (question: SquadQuestion) => (passage: Passage) => keys.get(passage.documentId) === question.passage_id
  return {
    allIds: [...keys.keys()],
    recallCases: asked.filter((question) => question.answerable).map((question) => ({ query: question.text, documentIds: null, isRight: isOf(question), groups: ["squad, all"] })),
    collectAnswerCases: async () => {
      const cases: AbstentionCase[] = []
      for (const question of asked) {
        const { _id: id } = question
        const queryVector = await corpus.deps.models.embedding.vector(question.text)
        const found = await retrievePassages(corpus, { query: question.text, documentIds: null, queryVector, ...sources })
        const answers = (question.answers ?? []).map((answer) => answer.text)
        cases.push({ id, question: question.text, isAnswerable: question.answerable, isFound: found.some(isOf(question)), answers, sources: found })
      }
      return cases
    },
  }
}
