import { stem } from "../words"

const pairs =
  "increase decrease|more less|high low|large small|first last|before after|north south|east west|early late|most least|agree disagree|win lose|old new|young old|begin end|rise fall|strong weak|rich poor|good bad|best worst|minimum maximum|public private|internal external|include exclude|accept reject|allow prevent|allow forbid|same different|inside outside|majority minority|positive negative|success failure|gain lose|male female|man woman|legal illegal|buy sell|import export|active inactive|direct indirect|formal informal|cause prevent|support oppose|create destroy|common rare|popular unpopular|unite divide|expand contract|fast slow|long short|similar different|upper lower|western eastern|northern southern|largest smallest|oldest newest|oldest youngest|longest shortest|highest lowest|outdated modern|start stop|start end|encourage discourage|equal unequal|benefit harm|enhance reduce|improve worsen|activate suppress|kill protect|attack defend|enter leave|give take|send receive|add remove|primary secondary|permanent temporary|required optional|simple complex|constant variable|always never|dependent independent|unlimited limited|tallest shortest|near far|closest farthest|above below|ancient modern|domestic foreign|natural artificial|present absent|religious secular|decline growth|efficient inefficient|successful unsuccessful|necessary unnecessary|prove disprove|able unable|increase reduce|raise lower|consider ignore|separate unite|possible impossible|landlord tenant|lessor lessee|licensor licensee|seller buyer|exclusive nonexclusive"

const opposites = new Map<string, Set<string>>()
for (const [a = "", b = ""] of pairs.split("|").map((pair) => pair.split(" ").map(stem))) {
  opposites.set(a, (opposites.get(a) ?? new Set()).add(b))
  opposites.set(b, (opposites.get(b) ?? new Set()).add(a))
}

/** Whether a text lacks the word and has its opposite instead. */
export function isContradicted(wordStem: string, stems: ReadonlySet<string>): boolean {
  return !stems.has(wordStem) && [...(opposites.get(wordStem) ?? [])].some((opposite) => stems.has(opposite))
}
