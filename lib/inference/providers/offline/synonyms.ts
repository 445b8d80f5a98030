import { stem } from "./words"

/** Words that ask for the same thing in questions and contracts; each row is one idea. */
const rows = [
  "terminate termination end cancel cancellation leave exit quit expire expiration expiry cease",
  "money pay payment paid fee fees price cost costs charge charges compensation remuneration royalty royalties rate amount",
  "govern governed governing law laws jurisdiction construed",
  "date dates day days when deadline due",
  "begin begins start starts commence commencement effective",
  "renew renewal extend extension prolong",
  "party parties signatory",
  "assign assignment transfer transferable",
  "liability liable damages responsible",
  "license licence licensed licensing",
  "confidential confidentiality secret nondisclosure",
  "notice notify notification inform",
  "insurance insured coverage insure",
  "audit inspect inspection examine records",
  "exclusive exclusively exclusivity sole solely",
  "compete competing competitor competitive competition",
  "buy purchase order acquire",
  "sell sale sold",
  "employee employees staff personnel",
  "customer customers client clients",
  "warranty warrant warrants guarantee",
  "duration term period long",
  "minimum least",
  "maximum most highest limit cap capped",
  "invoice bill billing billed",
  "allow allowed permit permitted may",
  "forbid forbidden prohibit prohibited restrict restricted restriction",
  "must shall required obligation obliged",
  "deliver delivery ship shipment",
  "own owns owner ownership belong belongs title",
  "company corporation firm business",
  "build built construct constructed construction",
  "create created found founded establish established",
  "die died death",
  "large largest big biggest great greatest",
  "many number amount",
  "kill killed",
  "use used usage",
  "make made produce produced",
  "start started begin began",
]

const ideas = new Map<string, number[]>()
for (const [index, row] of rows.entries())
  for (const word of row.split(" ")) {
    const key = stem(word)
    const known = ideas.get(key) ?? []
    if (!known.includes(index)) ideas.set(key, [...known, index])
  }

/** Ideas a stem belongs to; two stems that share one are near in meaning. */
export function ideasOf(wordStem: string): readonly number[] {
  return ideas.get(wordStem) ?? []
}
