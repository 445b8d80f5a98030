import { Badge } from "../ui/badge"
// oxlint-disable-next-line import/no-cycle -- a finding holds values, and a value may be findings
import { FindingCard } from "./finding-card"
import { humanise } from "./humanise"
import { QuoteMarks } from "./quote-marks"
import { shapeOf } from "./shape-of"
import { ShareMeter } from "./share-meter"
import { toneOfWord } from "./tone-of-word"

export function OutputValue({ name, value }: { name: string; value: unknown }) {
  const shape = shapeOf(name, value)
  switch (shape.kind) {
    case "empty":
      return <span className="text-faint">Not given</span>
    case "share":
      return <ShareMeter share={shape.share} label={humanise(name)} />
    case "word": {
      const tone = toneOfWord(shape.text)
      return tone ? <Badge tone={tone}>{humanise(shape.text)}</Badge> : <span>{/^[a-z]+(_[a-z]+)+$/.test(shape.text) ? humanise(shape.text) : shape.text}</span>
    }
    case "prose":
      return (
        <div className="max-w-prose">
          <p className="whitespace-pre-wrap">{shape.text}</p>
          <QuoteMarks text={shape.text} />
        </div>
      )
    case "lines":
      return (
        <ul className="max-w-prose list-disc space-y-0.5 pl-5">
          {shape.lines.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
      )
    case "cards":
      return (
        <ul className="space-y-2">
          {shape.cards.map((card, index) => (
            <li key={index}>
              <FindingCard finding={card} />
            </li>
          ))}
        </ul>
      )
    case "group":
      return (
        <dl className="space-y-1">
          {shape.entries.map(([key, entry]) => (
            <div key={key} className="flex flex-wrap gap-x-2">
              <dt className="text-faint">{humanise(key)}</dt>
              <dd>
                <OutputValue name={key} value={entry} />
              </dd>
            </div>
          ))}
        </dl>
      )
  }
}
