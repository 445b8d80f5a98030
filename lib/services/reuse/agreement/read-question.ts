import { matchPhrase } from "./lexicon"
import { openQuestion, type QuestionType, readType } from "./question-type"
import { readWords, type Word } from "./read-words"

/** What two questions must share to have one answer. */
export type QuestionFeatures = {
  type: QuestionType
  /** Permission, duty and advice, each as often as it is said. */
  modality: string[]
  /** What is spoken of, in its order, each once; `not:` stands before what is denied. */
  things: string[]
  /** Names of documents ("the Acme hosting agreement"); where in the question they stand says nothing. */
  titles: string[]
  /** Of the things, those in no lexicon. */
  unknown: string[]
  /** True where the order of the things says who does what to whom, or what comes first. */
  isOrdered: boolean
  hasBy: boolean
  hasOr: boolean
  /** Who is meant by "I", "you" and "they", in their order. */
  people: string[]
  /** Null where the sentence does not tell, or only says how things stand. */
  tense: "past" | "present" | "future" | null
}

const asStems = (words: string) => new Set(words.trim().split(/\s+/))
/** Words without weight: what is left must be said by both questions. */
const silent = asStems(`
  is are was were be been being am do does did done doing has have had having will would there here this that these those it its itself of to for with in into at on about and as any some
  either such which what who whom whose how then than also just really actually currently exactly kind sort particular respective please anyhow via per se etc so too very
  include includes including includ contain exist ha wa doe thi hav contract agreement document deal paper clause provision text wording applicable stated`)
const generic = asStems("contract agreement document deal")
const determiners = asStems("this that our the a an of to in under for by with on from and or is are was does do did can may must shall who what which when where how why any each either both all not after before during until from than if unless because per against between without no")
const negators = asStems("not no never without neither nor none nothing lack")
const ordering = asStems("if unless because before after from between instead than exceed above below override overrid supersede supersed prevail replace replac precede preced follow survive surviv against towards toward over until till since while")
const pronouns: Readonly<Record<string, string>> = { i: "me", me: "me", my: "me", mine: "me", we: "me", us: "me", our: "me", ours: "me", you: "you", your: "you", he: "they", she: "they", his: "they", her: "they", him: "they", they: "they", them: "they", their: "they" }
const lasting = asStems("last stay remain tak apply valid run in-force good continue continu")
const amounts = asStems("amount sum total cost price fee rate salary rent royalty deposit penalty charge")
/** Words that weigh something in a question only. */
const hedges = new Set(["probably", "reportedly", "apparently", "along", "through", "across", "around", "toward", "towards"])
/** Having been given one of these is having it. */
const granted = ["license", "audit", "exclusive", "notice", "first-refusal", "first-offer"]
const isGrant = (atom: string) => ["grant", "give", "giv"].includes(atom)
const genericParties = new Set(["party"])

type Read = { atom: string; isKnown: boolean; isSide: boolean; isName: boolean }

export function readQuestion(text: string): QuestionFeatures {
  const { core, isWhether, isListed } = openQuestion(text)
  const all = swapOf(readWords(core))
  const { type: first, from, used } = readType(all, { isWhether, isListed, isAsked: /\?\s*$/.test(text) })
  const isLong = first === "how-long" || first === "how-much" || first === "how-many"
  // "How much notice" is one phrase; elsewhere the words that only say the type have done their work.
  const words = isLong ? all : [...all.slice(0, from), ...all.slice(from + used)]
  const titles: string[] = []
  const reads = readAtoms(withoutTitles(words, titles))
  return settle({ ...settleType(first, reads), isWhichParty: first === "who" && used === 2 }, { titles, hasBy: words.some(({ text: word }) => word === "by"), hasOr: reads.some(({ atom }) => atom === "or"), tense: tenseOf(all, first), people: words.flatMap(({ text: word }) => pronouns[word] ?? []) })
}

const questionWords = asStems("who what which when where why how")

function tenseOf(words: Word[], type: QuestionType): QuestionFeatures["tense"] {
  const texts = words.map(({ text }) => text)
  const first = texts[questionWords.has(texts[0] ?? "") ? 1 : 0] ?? ""
  if (texts.includes("will")) return "future"
  if (texts.includes("did") || texts.includes("had") || first === "has" || first === "have") return "past"
  if (type !== "yes-no" && type !== "statement" && (first === "was" || first === "were" || texts.includes("were"))) return "past"
  return texts.includes("do") || texts.includes("does") ? "present" : null
}

/** "the liability of the buyer" is the buyer's liability. */
function swapOf(words: Word[]): Word[] {
  const swapped = [...words]
  for (let index = 0; index + 2 < swapped.length; index++) {
    const [before, of, after] = [swapped[index], swapped[index + 1], swapped[index + 2]]
    if (!before || !of || !after || of.text !== "of" || !matchPhrase([after.stem])?.meaning.isSide || matchPhrase([before.stem])?.meaning.isSide) continue
    swapped.splice(index, 3, after, before)
  }
  return swapped
}

/** Takes the words that name a document ("Acme hosting" before "agreement") out of the sentence. */
function withoutTitles(words: Word[], titles: string[]): Word[] {
  const kept: Word[] = []
  for (const word of words) {
    if (!generic.has(word.stem)) {
      kept.push(word)
      continue
    }
    const named: Word[] = []
    for (let last = kept.at(-1); last && !determiners.has(last.text) && (last.isName || !isVerbLike(last)); last = kept.at(-1)) {
      named.unshift(last)
      kept.pop()
    }
    if (named.length > 0) titles.push(named.map(({ text }) => text).join(" "))
    else kept.push(word)
  }
  return kept
}

function isVerbLike({ stem, text }: Word): boolean {
  return silent.has(text) || text in pronouns || ["terminate", "assign", "transfer", "end", "renew", "expire", "sign", "breach", "cancel", "extend", "govern"].some((verb) => matchPhrase([stem])?.meaning.atoms[0] === matchPhrase([verb])?.meaning.atoms[0] && matchPhrase([stem]) !== null)
}

function readAtoms(words: Word[]): Read[] {
  const reads: Read[] = []
  const stems = words.map(({ stem }) => stem)
  for (let index = 0; index < words.length; ) {
    const word = words[index]
    if (!word) break
    // "under 30 days" compares, "under the agreement" does not.
    if (word.text === "under" && words[index + 1]?.text.startsWith("#")) {
      reads.push(known("below"))
      index++
      continue
    }
    const match = matchPhrase(stems.slice(index))
    if (match) {
      reads.push(...match.meaning.atoms.filter((atom) => atom !== "VOID").map((atom) => ({ atom, isKnown: true, isSide: match.meaning.isSide, isName: false })))
      index += match.taken
      continue
    }
    index++
    if (negators.has(word.text)) reads.push(known("NOT"))
    else if (word.text === "or") reads.push(known("or"))
    else if (pronouns[word.text]) reads.push(known(pronouns[word.text] ?? ""))
    else if (word.text === "one" || silent.has(word.text) || silent.has(word.stem) || word.text === "by") continue
    else reads.push({ atom: word.isName ? word.text : word.stem, isKnown: false, isSide: false, isName: word.isName })
  }
  return reads
}

function known(atom: string): Read {
  return { atom, isKnown: true, isSide: false, isName: false }
}

type Typed = { type: QuestionType; reads: Read[]; /** "Which party signed?" wants the parties, "who signed?" may want a person. */ isWhichParty: boolean }

/** One type for the ways to ask for a duration, a day, an amount or a person. */
function settleType(first: QuestionType, reads: Read[]): Omit<Typed, "isWhichParty"> {
  const has = (atom: string) => reads.some((read) => read.atom === atom)
  const without = (...atoms: string[]) => reads.filter((read) => !atoms.includes(read.atom))
  if (has("LONG") && (first === "how-long" || first === "how-much" || first === "what" || first === "how-many")) return { type: "how-long", reads: without("LONG", "long", "much", "how").filter(({ atom }) => !lasting.has(atom)) }
  if (first === "how-long") return { type: "how-long", reads: without("long").filter(({ atom }) => !lasting.has(atom)) }
  if (first === "how-many") return { type: first, reads: without("many") }
  if (first === "how-much") return { type: first, reads: without("much", "amount", "sum") }
  if (has("DATE") && (first === "what" || first === "when")) return { type: "when", reads: without("DATE") }
  if (first === "what" && reads.some(({ atom }) => amounts.has(atom)) && !has("limit") && !has("minimum")) return { type: "how-much", reads: without("amount", "sum") }
  return { type: first, reads }
}

const countable: ReadonlySet<QuestionType> = new Set(["how-long", "how-much", "how-many", "when"])

function settle({ type, reads, isWhichParty }: Typed, found: Pick<QuestionFeatures, "titles" | "hasBy" | "hasOr" | "tense" | "people">): QuestionFeatures {
  const modality: string[] = []
  const things: Read[] = []
  let isDenied = false
  for (const read of reads) {
    if (read.atom === "NOT") {
      isDenied = !isDenied
      continue
    }
    if (["MAY", "MUST", "SHOULD"].includes(read.atom)) {
      modality.push(isDenied ? `not:${read.atom}` : read.atom)
      isDenied = false
      continue
    }
    if (read.atom === "or" || genericParties.has(read.atom) || (type === "statement" && hedges.has(read.atom))) continue
    const atom = (type === "when" && read.atom === "terminate" ? "expire" : read.atom).replace(/^(?:LONG|DATE)$/, (mark) => mark.toLowerCase())
    things.push({ ...read, atom: isDenied ? `not:${atom}` : atom })
    isDenied = false
  }
  if (isDenied) things.push(known("not"))
  const merged = mergeThings(type, { things, isWhichParty })
  const isNeutral = (mark: string) => (mark === "MUST" && countable.has(type)) || (mark === "MAY" && (type === "how" || (type === "what" && merged.some(({ atom }) => atom === "limit"))))
  return {
    ...found,
    type,
    modality: modality.filter((mark) => !isNeutral(mark)).toSorted(),
    things: merged.map(({ atom }) => atom),
    unknown: merged.filter(({ isKnown }) => !isKnown).map(({ atom }) => atom),
    // A question may leave one side open ("who pays the buyer?"); a sentence that asks nothing needs two to be turned round.
    isOrdered: type === "who" || merged.filter(({ isSide, isName }) => isSide || isName).length > (type === "statement" ? 1 : 0) || reads.some(({ atom }) => ordering.has(atom)),
  }
}

/** Things that say no more than their neighbour does, and things said twice. */
function mergeThings(type: QuestionType, { things, isWhichParty }: { things: Read[]; isWhichParty: boolean }): Read[] {
  const atoms = new Set(things.map(({ atom }) => atom))
  const stopsRenewal = atoms.has("prevent") && (atoms.has("auto-renewal") || atoms.has("renew"))
  const isGoverning = atoms.has("governing-law") || (atoms.has("law") && (atoms.has("govern") || atoms.has("apply")))
  const isWhoSigned = type === "who" && ((atoms.has("sign") && isWhichParty) || atoms.has("contract-parties") || atoms.size === 0)
  const kept = things.filter(({ atom }, index) => {
    if (!/^[#@]/.test(atom) && things.findIndex((other) => other.atom === atom) !== index) return false
    if (stopsRenewal && atom === "prevent") return false
    if (atom === "third-party" && atoms.has("transfer")) return false
    if (isGrant(atom) && granted.some((other) => atoms.has(other))) return false
    if (isGoverning && ["govern", "apply", "state", "stat", "country", "jurisdiction", "nation"].includes(atom)) return false
    if (["carry", "maintain", "hold"].includes(atom) && atoms.has("insurance")) return false
    return true
  })
  const renamed = kept.map((read) => (isGoverning && read.atom === "law" ? { ...read, atom: "governing-law", isKnown: true } : stopsRenewal && ["auto-renewal", "renew"].includes(read.atom) ? { ...read, atom: "non-renewal" } : read))
  return isWhoSigned ? [...renamed.filter(({ atom }) => atom !== "sign" && atom !== "contract-parties"), known("contract-parties")] : renamed
}
