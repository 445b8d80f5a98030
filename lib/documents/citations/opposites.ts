const opposites = (
  [
    ["before prior preceding earlier until", "after following subsequent subsequently later since"],
    ["more greater larger exceed exceeds exceeding above over maximum most highest", "less fewer below under minimum least lowest lesser smaller"],
    ["increase increases increased increasing", "decrease decreases decreased decreasing reduce reduces reduced"],
    ["include includes included including inclusive", "exclude excludes excluded excluding exclusive"],
    ["begin begins commence commences start starts", "end ends terminate terminates expire expires"],
    ["accept accepts approve approves consent consents", "reject rejects refuse refuses decline declines deny denies"],
    ["allow allows allowed permit permits permitted entitled authorized", "prohibit prohibits prohibited forbid forbids forbidden barred"],
    ["buy buys purchase purchases", "sell sells"],
    ["pay pays", "receive receives"],
    ["with", "without"],
    ["and", "or"],
    ["all every each", "some none"],
    ["joint jointly", "several severally separate separately"],
    ["always", "never rarely"],
    ["public", "private confidential"],
    ["profit profits gain gains", "loss losses"],
    ["net", "gross"],
    ["oral orally verbal verbally", "written writing"],
    ["domestic", "foreign international"],
    ["mandatory required compulsory", "optional voluntary discretionary"],
    ["import imports imported", "export exports exported"],
    ["credit credits credited", "debit debits debited"],
    ["lend lends", "borrow borrows"],
    ["upstream", "downstream"],
  ] as const
).map(([one, other]) => [new Set<string>(one.split(" ")), new Set<string>(other.split(" "))] as const)

const denyingPrefix = /^(?:un|in|im|ir|il|non|dis|mis)$/

/** Whether one run of words says the opposite of the other somewhere: "before" for "after", "revocable" for "irrevocable". */
export function areOpposed(left: readonly string[], right: readonly string[]): boolean {
  return opposites.some(([one, other]) => (has(left, one) && has(right, other) && !has(left, other)) || (has(left, other) && has(right, one) && !has(left, one))) || left.some((word) => right.some((original) => isDenied(word, original)))
}

function has(words: readonly string[], side: ReadonlySet<string>): boolean {
  return words.some((word) => side.has(word))
}

function isDenied(word: string, original: string): boolean {
  const [short, long] = word.length < original.length ? [word, original] : [original, word]
  return short.length >= 4 && long.endsWith(short) && denyingPrefix.test(long.slice(0, long.length - short.length))
}
