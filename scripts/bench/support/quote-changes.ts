import type { Random } from "./create-random"

/** A change to a quote; null where there is nothing to change. */
type Change = (quote: string, random: Random) => string | null

/** Words whose place can be taken without a change of meaning, as a hurried writer would. */
const synonyms: readonly [RegExp, string][] = [
  [/\bpursuant to\b/, "under"],
  [/\bprior to\b/, "before"],
  [/\bin the event that\b/, "if"],
  [/\bin accordance with\b/, "according to"],
  [/\bherein\b/, "in it"],
  [/\bprovide\b/, "give"],
  [/\bobtain\b/, "get"],
  [/\bupon\b/, "on"],
  [/\bcommence\b/, "begin"],
  [/\bwith respect to\b/, "regarding"],
  [/\bthis Agreement\b/, "the contract"],
  [/\bset forth\b/, "stated"],
  [/\bregarding\b/, "about"],
]

/** The same words written otherwise. */
export const looseWritings: Record<string, Change> = {
  blanks: (quote, random) => replaceOne(quote, / /g, random, () => "  ")?.replace(/ (?=\S+$)/, "\n") ?? null,
  case: (quote) => quote.toUpperCase(),
  ligatures: (quote) => (/fi|fl|ff/.test(quote) ? quote.replace(/ffi/g, "ﬃ").replace(/fi/g, "ﬁ").replace(/fl/g, "ﬂ") : null),
  "quote marks": (quote) => (/['’]/.test(quote) ? quote.replace(/['’]/g, (mark) => (mark === "'" ? "’" : "'")) : null),
  dashes: (quote) => (/[-–—]/.test(quote) ? quote.replace(/\s*[–—]\s*|-/g, (mark) => (mark === "-" ? "‑" : "-")) : null),
  "hyphens at a line's end": (quote, random) => replaceOne(quote, /(?<=\p{Ll}{3})(?=\p{Ll}{4})/gu, random, () => "-\n"),
  "soft hyphens": (quote, random) => replaceOne(quote, /(?<=\p{Ll}{3})(?=\p{Ll}{3})/gu, random, () => "\u00ad"),
}

/** Slips that leave the meaning. */
export const slips: Record<string, Change> = {
  "a letter left out": (quote, random) => replaceOne(quote, /(?<=\b\p{Ll}{3})\p{Ll}(?=\p{Ll}{3})/gu, random, () => ""),
  "letters swapped": (quote, random) => replaceOne(quote, /(?<=\b\p{Ll}{2})\p{Ll}{2}(?=\p{Ll}{2,}\b)/gu, random, (two) => (two[0] === two[1] ? `${two}x` : `${two[1]}${two[0]}`)),
  "letters misread": (quote) => (/rn|cl|m(?=\p{Ll})/u.test(quote) ? quote.replace(/rn/, "m").replace(/cl/, "d").replace(/(?<=\p{Ll})m(?=\p{Ll})/u, "rn") : null),
  "a word said otherwise": (quote, random) => {
    const fitting = synonyms.filter(([pattern]) => pattern.test(quote))
    if (fitting.length === 0) return null
    const [pattern, replacement] = random.pick(fitting)
    return quote.replace(pattern, replacement)
  },
  "a small word left out": (quote, random) => replaceOne(quote, / (?:the|such|said|hereby|thereof|also|then)(?= \p{Ll})/gu, random, () => ""),
  "a small word added": (quote, random) => replaceOne(quote, /(?<= )(?=(?:agrees|acknowledges|represents|reasonable|written|material)\b)/g, random, () => "hereby "),
}

/** Changes of meaning. */
export const alterations: Record<string, Change> = {
  "another figure": (quote, random) => replaceOne(quote, /(?<![\d.,(§])\b\d{1,3}(?:,\d{3})*(?:\.\d+)?\b(?![.)]\s*\p{Lu})/gu, random, (figure) => String(Number(figure.replaceAll(",", "")) + 1 + random.below(40))),
  "another spelled figure": (quote, random) => replaceOne(quote, /\b(?:two|three|five|ten|fifteen|thirty|sixty|ninety)\b(?!\s*\(\d)/gi, random, (word) => (/^five$/i.test(word) ? "seven" : "five")),
  "a denial added": (quote, random) => replaceOne(quote, /\b(?:shall|will|may|must|is|are)\b(?! not\b)/g, random, (word) => `${word} not`),
  "a denial lost": (quote, random) => replaceOne(quote, / not\b/g, random, () => ""),
  "a right for a duty": (quote, random) => replaceOne(quote, /\bshall\b/g, random, () => "may"),
  "a duty for a right": (quote, random) => replaceOne(quote, /\bmay\b(?! \d)/g, random, () => "shall"),
  "another party": (quote, random) =>
    replaceOne(quote, /(?<=\p{Ll} )\p{Lu}\p{Ll}{3,}(?= (?:shall|will|may|must|agrees|is|has|to)\b)/gu, random, (name) => (/^(?:Agreement|Section|Parties|Party|Term|Date|Contract|Services?|Products?)$/.test(name) ? name : "Zenith")),
  "the other side": (quote) => (/\b(?:Licensor|Licensee|Buyer|Seller|Lessor|Lessee|Franchisor|Franchisee|Distributor|Supplier|Customer|Company)\b/.test(quote) ? quote.replace(/\b(?:Licensor|Licensee|Buyer|Seller|Lessor|Lessee|Franchisor|Franchisee|Distributor|Supplier|Customer|Company)\b/, (role) => otherSide[role] ?? role) : null),
  "another month": (quote, random) => replaceOne(quote, /\b(?:January|February|March|April|June|July|August|September|October|November|December)\b/g, random, (month) => (month === "July" ? "October" : "July")),
  "another unit": (quote, random) => replaceOne(quote, /\b(?:days|months|years)\b/g, random, (unit) => (unit === "days" ? "weeks" : "days")),
  "before for after": (quote, random) => replaceOne(quote, /\b(?:before|after|prior|following)\b(?! (?:written|terms|conditions))/g, random, (word) => ({ before: "after", after: "before", prior: "subsequent", following: "preceding" })[word] ?? word),
}

const otherSide: Record<string, string> = {
  Licensor: "Licensee", Licensee: "Licensor", Buyer: "Seller", Seller: "Buyer", Lessor: "Lessee", Lessee: "Lessor", Franchisor: "Franchisee", Franchisee: "Franchisor",
  Distributor: "Supplier", Supplier: "Distributor", Customer: "Company", Company: "Customer",
}

function replaceOne(text: string, pattern: RegExp, random: Random, replacement: (found: string) => string): string | null {
  const matches = [...text.matchAll(pattern)]
  const match = matches.length === 0 ? null : random.pick(matches)
  return match ? text.slice(0, match.index) + replacement(match[0]) + text.slice(match.index + match[0].length) : null
}
