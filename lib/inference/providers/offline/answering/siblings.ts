import { type AnswerToken, readTokens } from "./answer-tokens"

/** Each row names things of one kind, of which a sentence speaks of one or of another; forms of the same thing are joined by "/". */
const rows = [
  "january february march april june july august september october november december",
  "monday tuesday wednesday thursday friday saturday sunday",
  "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
  "first second third fourth fifth sixth seventh eighth ninth tenth last",
  "hundred thousand million billion trillion",
  "minute hour/hourly day/daily week/weekly month/monthly quarterly year/yearly/annual",
  "north/northern south/southern east/eastern west/western northeast/northeastern northwest/northwestern southeast/southeastern southwest/southwestern",
  "spring summer autumn winter",
  "red orange yellow green blue purple violet brown black white grey/gray pink",
  "dollar/usd euro/eur pound/gbp franc/chf yen ruble rupee zloty",
  "africa/african asia/asian europe/european america/american australia/australian antarctica/antarctic",
  "germany/german france/french italy/italian spain/spanish portugal/portuguese poland/polish/pole russia/russian ukraine/ukrainian belarus/belarusian lithuania/lithuanian latvia/latvian estonia/estonian finland/finnish sweden/swedish norway/norwegian denmark/danish iceland/icelandic ireland/irish scotland/scottish/scot wales/welsh england/english britain/british netherlands/dutch/holland belgium/belgian luxembourg switzerland/swiss austria/austrian hungary/hungarian czech/czechoslovakia/bohemia/bohemian slovakia/slovak slovenia/slovene croatia/croatian serbia/serbian bosnia/bosnian romania/romanian bulgaria/bulgarian greece/greek turkey/turkish/turk/ottoman cyprus malta prussia/prussian china/chinese japan/japanese korea/korean india/indian pakistan/pakistani vietnam/vietnamese thailand/thai indonesia/indonesian philippines/filipino iran/iranian/persia/persian iraq/iraqi israel/israeli egypt/egyptian syria/syrian lebanon/lebanese arabia/arab/arabian morocco/moroccan algeria/algerian ethiopia/ethiopian kenya/kenyan nigeria/nigerian ghana somalia/somali canada/canadian america/american mexico/mexican brazil/brazilian argentina/argentine chile/chilean peru/peruvian cuba/cuban colombia/colombian australia/australian zealand",
  "london paris berlin munich hamburg frankfurt rome milan venice florence naples madrid barcelona lisbon vienna salzburg zurich geneva moscow petersburg warsaw krakow gdansk vilnius kiev kyiv prague budapest bucharest sofia belgrade amsterdam rotterdam brussels antwerp copenhagen oslo stockholm helsinki dublin edinburgh glasgow manchester birmingham liverpool athens istanbul constantinople ankara jerusalem cairo baghdad tehran delhi mumbai calcutta beijing shanghai tokyo osaka seoul singapore sydney melbourne toronto montreal vancouver ottawa washington boston chicago philadelphia detroit miami atlanta houston dallas denver seattle",
  "alabama alaska arizona arkansas california/californian colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas/texan utah vermont virginia wisconsin wyoming",
  "catholic/catholicism protestant/protestantism orthodox jewish/jew/judaism muslim/islam/islamic hindu/hinduism buddhist/buddhism",
  "christian/christianity jewish/jew/judaism muslim/islam/islamic hindu/hinduism buddhist/buddhism",
  "mayor president king queen emperor empress prince princess duke tsar/czar pope bishop governor chancellor minister senator admiral colonel",
  "monarchy/kingdom republic empire duchy",
  "mother father sister brother son daughter wife husband uncle aunt cousin nephew niece",
  "physics/physicist chemistry/chemist biology/biologist mathematics/mathematician history/historian philosophy/philosopher economics/economist geology/geologist geography/geographer astronomy/astronomer",
  "composer painter sculptor architect poet novelist playwright singer actor/actress director",
  "gold/golden silver bronze copper iron steel zinc platinum",
  "oxygen hydrogen nitrogen carbon helium sulfur/sulphur chlorine sodium potassium calcium",
  "atlantic pacific arctic baltic mediterranean",
  "church mosque synagogue temple",
  "train bus car tram plane bicycle",
  "b c d e f g h j k l m n p q r t u v w x y z",
]

type Place = { row: number; thing: string }

const places = new Map<string, Place[]>()
for (const [row, line] of rows.entries())
  for (const thing of line.split(" ")) for (const { stem } of readTokens(thing)) places.set(stem, [...(places.get(stem) ?? []), { row, thing }])

/** Whether a word of the question stands nowhere near, and the sentence has another thing of its kind instead: Berlin for Warsaw, three for four. */
export function isReplaced(token: AnswerToken, { asked, own, near }: { asked: ReadonlySet<string>; own: ReadonlySet<string>; near: ReadonlySet<string> }): boolean {
  const wanted = places.get(token.stem) ?? []
  if (wanted.some(({ thing }) => readTokens(thing).some(({ stem }) => near.has(stem)))) return false
  return wanted.some(({ row }) => [...own].some((word) => !asked.has(word) && places.get(word)?.some((place) => place.row === row)))
}
