const month = "(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\\.?|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)"
const day = "\\d{1,2}\\s*(?:st|nd|rd|t\\s?h)?"

/** Dates as contracts write them: March 13, 1996; 13 March 1996; 5th day of May, 2019; 3/13/96; 2019-05-05. */
export const datePattern = new RegExp(
  `(?:${month}\\s+${day},?\\s*(?:\\d{4})|${day}(?:\\s+day)?(?:\\s+of)?\\s+${month}[,.]?\\s+\\d{4}|\\b\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b|${month},?\\s+\\d{4})`,
  "i",
)

const numberWord =
  "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|forty-five|sixty|seventy-five|ninety|one\\s+hundred(?:\\s+and)?(?:\\s+(?:eighty|twenty|fifty))?)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
/** Periods as contracts write them: ninety (90) days, 3 years, twelve-month. */
export const periodPattern = new RegExp(
  `(?:\\b${numberWord}\\s*\\(\\s*\\d+\\s*\\)|\\b\\d+|\\b${numberWord}|\\bsuccessive)[\\s-]*(?:\\(\\d+\\)\\s*)?(?:(?:full|consecutive|business|calendar|contract|additional)\\s+)*[- ]?(?:day|week|month|year|hour)s?\\b(?:['’]s?)?`,
  "i",
)

export const moneyPattern = /(?:US\s?\$|[$€£]|USD|EUR|GBP|RMB)\s?\d[\d,.]*(?:\s?(?:million|billion|thousand))?|\b\d[\d,.]*\s?(?:dollars|euros?|USD|EUR)\b/i
export const percentPattern = /(?:\b[a-z-]+\s+(?:and\s+[a-z-]+\s+)?percent\s*\(\s*\d[\d.]*\s*%\s*\)|\b\d[\d.]*\s*(?:%|percent))(?:\s+of\s+(?:the\s+|its\s+|all\s+)?[A-Za-z]+(?:\s+[A-Za-z]+)?)?/i

export function firstDate(sentence: string): string | null {
  return datePattern.exec(sentence)?.[0].replace(/\s+/g, " ") ?? null
}

export function firstPeriod(sentence: string): string | null {
  return periodPattern.exec(sentence)?.[0].replace(/\s+/g, " ") ?? null
}

export function firstAmount(sentence: string): string | null {
  return (moneyPattern.exec(sentence) ?? percentPattern.exec(sentence))?.[0].replace(/\s+/g, " ") ?? null
}

export function firstPercent(sentence: string): string | null {
  return (percentPattern.exec(sentence) ?? moneyPattern.exec(sentence))?.[0].replace(/\s+/g, " ") ?? null
}

/** The end date, or the length of the first term. */
export function firstTerm(sentence: string): string | null {
  if (/\bperpetual|in perpetuity|indefinite/i.test(sentence)) return "perpetual"
  const until = new RegExp(`(?:until|through|expires?(?:\\s+on)?|end(?:s|ing)?(?:\\s+on)?)\\s+(?:the\\s+)?(${datePattern.source})`, "i").exec(sentence)
  return until?.[1]?.replace(/\s+/g, " ") ?? firstPeriod(sentence) ?? firstDate(sentence)
}

/** The place whose law governs. */
export function lawPlace(sentence: string): string | null {
  const flat = sentence.replace(/\s+/g, " ")
  const place =
    /\blaws?\s+(?:\([^)]*\)\s+)?(?:of|in)\s+(?:the\s+)?((?:(?:State|Commonwealth|Province|Republic|Kingdom|District|Courts?)\s+of\s+(?:the\s+)?)?(?:[A-Z][\w.'’-]*|U\.S\.A?)(?:,?\s+(?:and\s+|of\s+(?:the\s+)?)?[A-Z][\w.'’-]*){0,4})/.exec(flat)?.[1] ??
    /\b((?:[A-Z][a-z]+\s){1,2})(?:state\s+)?law\b/.exec(flat)?.[1]
  return place?.replace(/^(?:State|Commonwealth|Province)\s+of\s+/, "").replace(/[\s,.]+$/, "").replace(/,?\s+(?:and|without|excluding)$/, "") ?? null
}

/** The period that stands nearest to the word notice. */
export function noticePeriod(sentence: string): string | null {
  return nearestPeriod(sentence, /\b(?:notice|notif\w+|prior|before)\b/gi)
}

/** The length of a renewal: the period nearest to the words that renew. */
export function renewalPeriod(sentence: string): string | null {
  return nearestPeriod(sentence, /\b(?<!non-?)(?:renew\w*|exten[ds]\w*|successive|additional|subsequent)\b/gi)
}

function nearestPeriod(sentence: string, words: RegExp): string | null {
  const flat = sentence.replace(/\s+/g, " ")
  const places = [...flat.matchAll(words)].map((match) => match.index)
  const periods = [...flat.matchAll(new RegExp(periodPattern.source, "gi"))].map((match) => ({ text: match[0], distance: Math.min(...places.map((place) => Math.abs(place - match.index))) }))
  return periods.toSorted((a, b) => a.distance - b.distance)[0]?.text ?? null
}
