const numberWords: Record<string, string> = {
  two: "2", three: "3", four: "4", five: "5", six: "6", seven: "7", eight: "8", nine: "9", ten: "10", eleven: "11", twelve: "12", thirteen: "13", fourteen: "14",
  fifteen: "15", sixteen: "16", seventeen: "17", eighteen: "18", nineteen: "19", twenty: "20", thirty: "30", forty: "40", fifty: "50", sixty: "60", seventy: "70", eighty: "80",
  ninety: "90", hundred: "100", thousand: "1000", million: "1000000",
}
const negations = new Set(["not", "no", "non", "never", "without", "neither", "nor", "none", "cannot", "unless", "except", "nothing", "nobody"])
const modals = new Set(["shall", "may", "must", "will", "should", "might"])
const restrictions = new Set(["only", "solely", "exclusively"])
const ordinals = new Set(["one", "first", "second", "third", "fourth", "fifth", "half", "once", "twice", "double", "triple", "billion"])
const units = new Set(
  ("minute hour day week month quarter year decade century annual annually biannual biannually biennial semiannual semiannually monthly quarterly weekly daily yearly hourly business calendar percent " +
    "january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday").split(" "),
)
/** Who acts in a contract; one taken for the other turns it round. */
const roles = new Set(
  ("buyer seller purchaser supplier vendor customer client licensor licensee sublicensee lessor lessee landlord tenant franchisor franchisee distributor reseller dealer company corporation contractor subcontractor " +
    "consultant agent principal borrower lender employer employee executive owner operator manufacturer publisher author provider sponsor issuer assignor assignee indemnitor indemnitee guarantor " +
    "plaintiff defendant investor shareholder stockholder member trustee grantor grantee transferor transferee mortgagor mortgagee subscriber developer marketer recipient parent subsidiary affiliate " +
    "carrier shipper consignor consignee insurer insured promoter advertiser merchant bank manager servicer user plaintiff disclosing receiving").split(" "),
)

/** Numbers of a text in digits, thousands separators and trailing zeros of decimals dropped; "thirty" counts as 30. */
export function listNumbers(text: string): string[] {
  const numbers: string[] = []
  for (const match of text.toLowerCase().matchAll(/\d[\d,.]*\d|\d|\p{L}+/gu)) {
    const token = match[0]
    const spelled = numberWords[token]
    if (/^\d/.test(token)) numbers.push(toPlainNumber(token))
    else if (spelled !== undefined) numbers.push(spelled)
  }
  return numbers
}

export function countNegations(text: string): number {
  let count = 0
  for (const match of text.toLowerCase().matchAll(/\p{L}+(?:['’]t\b)?/gu)) if (negations.has(match[0]) || /n['’]t$/.test(match[0])) count++
  return count
}

/** The figure a word stands for, in digits; null when it stands for none. */
export function figureOf(word: string): string | null {
  return /^\d[\d,.]*$/.test(word) ? toPlainNumber(word) : (numberWords[word] ?? null)
}

/** What a word decides, the same for all its forms: a figure, a denial, "shall" or "may", a unit, a month, a party; null when nothing hangs on it alone. */
export function criticalOf(word: string): string | null {
  const figure = figureOf(word)
  if (figure !== null) return figure
  if (/n['’]t$/.test(word)) return "not"
  if (negations.has(word) || modals.has(word) || restrictions.has(word) || ordinals.has(word) || /^[$€£¥%]$/.test(word)) return word === "%" ? "percent" : word
  const [single, bare] = formsOf(word)
  return units.has(single) ? single : units.has(bare) ? bare : roleOf(word)
}

/** The party a word stands for, the same for all its forms; null when it stands for none. */
export function roleOf(word: string): string | null {
  const [single, bare] = formsOf(word)
  return roles.has(single) ? single : roles.has(bare) ? bare : null
}

/** The parties a text speaks of, in its order. */
export function listRoles(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => roleOf(word) ?? [])
}

function formsOf(word: string): [single: string, bare: string] {
  const single = word.replace(/['’]s?$/, "")
  return [single, single.endsWith("ies") ? `${single.slice(0, -3)}y` : single.replace(/s$/, "")]
}

function toPlainNumber(token: string): string {
  return token.replace(/,(?=\d{3}(?!\d))/g, "").replace(/(\.\d*?)0+$/, "$1").replace(/[.,]+$/, "")
}
