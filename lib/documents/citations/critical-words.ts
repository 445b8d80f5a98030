const numberWords: Record<string, string> = {
  two: "2", three: "3", four: "4", five: "5", six: "6", seven: "7", eight: "8", nine: "9", ten: "10", eleven: "11", twelve: "12", thirteen: "13", fourteen: "14",
  fifteen: "15", sixteen: "16", seventeen: "17", eighteen: "18", nineteen: "19", twenty: "20", thirty: "30", forty: "40", fifty: "50", sixty: "60", seventy: "70", eighty: "80",
  ninety: "90", hundred: "100", thousand: "1000", million: "1000000",
}
const negations = new Set(["not", "no", "never", "without", "neither", "nor", "none", "cannot", "unless", "except", "nothing"])
const modals = new Set(["shall", "may", "must", "will", "should", "might"])

/** Numbers of a text in digits, thousands separators and trailing zeros of decimals dropped; "thirty" counts as 30. */
export function listNumbers(text: string): string[] {
  const numbers: string[] = []
  for (const match of text.toLowerCase().matchAll(/\d[\d,.]*\d|\d|\p{L}+/gu)) {
    const token = match[0]
    const spelled = numberWords[token]
    if (/^\d/.test(token)) numbers.push(token.replace(/,(?=\d{3}\b)/g, "").replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, ""))
    else if (spelled !== undefined) numbers.push(spelled)
  }
  return numbers
}

export function countNegations(text: string): number {
  let count = 0
  for (const match of text.toLowerCase().matchAll(/\p{L}+(?:['’]t\b)?/gu)) if (negations.has(match[0]) || /n['’]t$/.test(match[0])) count++
  return count
}

/** A word whose change turns the meaning: a figure, a denial, "shall" or "may". */
export function isCritical(word: string): boolean {
  return negations.has(word) || modals.has(word) || numberWords[word] !== undefined || /n['’]t$/.test(word) || /^[\d.,]+$/.test(word)
}
