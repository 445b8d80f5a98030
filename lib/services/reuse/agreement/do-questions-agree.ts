import { type QuestionFeatures, readQuestion } from "./read-question"

/**
 * True when two questions ask the same as far as their words can show it: everything that one speaks of the other speaks of
 * too (numbers, dates, sums, sections, names, documents, sides and every word of its own, read by a lexicon of ways to say one
 * thing), what is denied in one is denied in the other, permission and duty are the same, both want the same kind of
 * answer, and where order tells who does what to whom the order is the same. Where this cannot be shown, they do not agree.
 */
export function doQuestionsAgree(a: string, b: string): boolean {
  const [one, other] = [readQuestion(a), readQuestion(b)]
  if (one.things.length + one.titles.length === 0) return false
  return (
    one.type === other.type &&
    one.hasOr === other.hasOr &&
    !isOnePast(one, other) &&
    isSameList(one.modality, other.modality) &&
    isSameList(one.titles.toSorted(), other.titles.toSorted()) &&
    isSameList(one.things.toSorted(), other.things.toSorted()) &&
    isSameList(one.unknown, other.unknown) &&
    isSameOrder(one, other)
  )
}

function isSameOrder(one: QuestionFeatures, other: QuestionFeatures): boolean {
  if (!one.isOrdered && !other.isOrdered) return true
  return one.hasBy === other.hasBy && isSameList(one.things, other.things)
}

function isOnePast(one: QuestionFeatures, other: QuestionFeatures): boolean {
  return one.tense !== null && other.tense !== null && (one.tense === "past") !== (other.tense === "past")
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}
