const irregular: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "child children", "woman women", "man men", "person people persons", "party parties", "buy bought", "sell sold", "pay paid", "give gave given", "make made", "take took taken", "get got gotten",
    "go went gone", "run ran", "hold held", "keep kept", "leave left", "lose lost", "send sent", "spend spent", "tell told", "say said", "break broke broken", "write wrote written", "speak spoke spoken",
    "drive drove driven", "ride rode ridden", "steal stole stolen", "bring brought", "catch caught", "sit sat", "stand stood", "win won", "build built", "forbid forbade forbidden", "shoot shot", "throw threw thrown", "eat ate eaten", "fly flew flown", "swim swam swum", "sleep slept", "sing sang sung", "draw drew drawn", "teach taught", "wear wore worn", "feed fed", "hit hits hitting", "put puts putting", "set sets setting", "shed sheds", "dig dug", "stick stuck", "strike struck", "shake shook shaken", "sweep swept", "tear tore torn", "bite bit bitten", "fight fought", "seek sought", "meet met", "lead led", "feel felt", "read reads reading", "bind bound", "begin began begun", "become became",
    "grow grew grown", "know knew known", "see saw seen", "show shown", "choose chose chosen", "forgive forgave forgiven", "lend lent", "mean meant", "find found", "fall fell fallen", "rise rose risen",
    "pass passes", "lease leases leased leasing", "license licence licences licenses licensed licensing", "business businesses", "process processes", "access accesses", "address addresses",
    "loss losses", "basis bases", "analysis analyses", "tie tied ties tying", "die died dies dying", "lie lying", "agree agreed agrees agreeing", "free freed frees", "fee fees", "guarantee guaranteed guarantees",
    "puppy puppies", "use used uses using", "cause caused causes", "release released releases", "purchase purchased purchases purchasing", "expense expenses", "notice notices", "price prices priced", "service services",
  ].flatMap((line) => {
    const [base = "", ...forms] = line.split(" ")
    return forms.map((form) => [form, base])
  }),
)

/** Words that end like inflected ones and are not, or whose inflected form means something else. */
const asTheyAre = new Set(["terms", "news", "goods", "damages", "less", "unless", "during", "thing", "nothing", "something", "anything", "king", "ring", "spring", "string", "bring", "need", "exceed", "proceed", "indeed", "speed", "always", "perhaps", "its", "his", "this", "us", "plus", "status", "series", "species", "august", "gas", "bus", "yes", "wing", "building", "premises", "proceeds", "means", "arrears", "hundred", "red", "bed", "wedding", "evening", "morning", "royalties"])

/** Takes the inflection off a lower-case English word and leaves its part of speech alone: distributor and distribution stay two words. */
export function stem(word: string): string {
  const base = irregular[word]
  if (base) return bare(base)
  if (word.length < 4 || asTheyAre.has(word) || /\d/.test(word)) return word
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`
  if (/(ss|us|is)$/.test(word)) return word
  if (/(sh|ch|x|z|ss)es$/.test(word)) return word.slice(0, -2)
  if (word.endsWith("s")) return stem(word.slice(0, -1))
  if (word.endsWith("ied")) return `${word.slice(0, -3)}y`
  if (word.endsWith("ing") && /[aeiouy]/.test(word.slice(0, -3)) && word.length > 5) return restore(word.slice(0, -3))
  if (word.endsWith("ed") && /[aeiouy]/.test(word.slice(0, -2)) && word.length > 4) return restore(word.slice(0, -2))
  return bare(word)
}

function bare(word: string): string {
  return word.length > 3 && /[^e]e$/.test(word) && !asTheyAre.has(word) ? restore(word.slice(0, -1)) : word
}

/** One spelling for a verb's root, whatever ending was taken off; it need not be a word. */
function restore(root: string): string {
  return root.replace(/([bdfgklmnprtz])\1$/, "$1")
}
