import { stem, stopWords } from "../words"

export type AnswerToken = {
  stem: string
  word: string
  /** Begins with a capital. */
  isName: boolean
  isNumber: boolean
  isStop: boolean
  position: number
}

/** Forms that no ending betrays, each row under its first word. */
const rows =
  "begin began begun|build built|write wrote written|become became|take took taken|give gave given|make made|fight fought|lose lost loss|win won|hold held|lead led|leave left|rise rose risen|grow grew grown growth|find found|think thought|bring brought|buy bought|sell sold|send sent|spend spent|keep kept|meet met|see saw seen|speak spoke spoken speech|teach taught|tell told|understand understood|come came|go went gone|get got gotten|know knew known|draw drew drawn|fall fell fallen|feed fed|choose chose chosen choice|break broke broken|bear bore born birth|die death dead|live life|proof prove|people person|man men|woman women|child children|bacteria bacterium|foot feet|belief believe|strong strength|long length|high height|wide width|deep depth|marry marriage|arrive arrival|renew renewal|sit sat seat|pay paid payment|sing sang sung song|run ran|seek sought|stand stood|strike struck|throw threw thrown|wear wore worn|show shown|drive drove driven|hide hid hidden|catch caught|bind bound"
const irregular = new Map(rows.split("|").flatMap((row) => row.split(" ").slice(1).map((form) => [form, stem(row.split(" ")[0] ?? "")] as const)))

const worldWar = /\bWW\s?(?=(?:I{1,2}|[12])\b)/g

/** Words of a text in order; accents, hyphens and capitals within a word make no difference. */
export function readTokens(text: string): AnswerToken[] {
  const plain = text.normalize("NFD").replace(/\p{M}+/gu, "").replaceAll("ł", "l").replaceAll("Ł", "L").replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ").replace(/[-–/]/g, " ").replace(worldWar, "World War ")
  return [...plain.matchAll(/[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu)].map((match, position) => {
    const word = match[0].toLowerCase().replace(/['’]s?$|['’].*$/, "")
    return { word, stem: irregular.get(word) ?? stem(word), isName: /^\p{Lu}/u.test(match[0]), isNumber: /\d/.test(match[0]), isStop: stopWords.has(word), position }
  })
}

/** Stems of the words that carry meaning. */
export function contentOf(tokens: readonly AnswerToken[]): Set<string> {
  return new Set(tokens.filter((token) => !token.isStop).map((token) => token.stem))
}
