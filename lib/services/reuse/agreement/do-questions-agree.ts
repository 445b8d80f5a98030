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
    isSameTime(one, other) &&
    isSameList(one.people, other.people) &&
    isSameList(one.modality, other.modality) &&
    isSameList(one.titles.toSorted(), other.titles.toSorted()) &&
    isSameList(one.things.toSorted(), other.things.toSorted()) &&
    isSameList(one.unknown, other.unknown) &&
    (one.hasBy === other.hasBy || (one.unknown.length === 0 && !one.isOrdered && !other.isOrdered)) &&
    isSameOrder(one, other)
  )
}

function isSameOrder(one: QuestionFeatures, other: QuestionFeatures): boolean {
  if (!one.isOrdered && !other.isOrdered) return true
  return isSameList(one.things, other.things)
}

/** "How will" and "how do" are two questions; whether something will be or is says the same of a contract. */
function isSameTime(one: QuestionFeatures, other: QuestionFeatures): boolean {
  if (one.tense === null || other.tense === null || one.tense === other.tense) return true
  return one.tense !== "past" && other.tense !== "past" && one.type !== "how" && one.type !== "why"
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}
