import { humanise } from "./humanise"
import { OutputValue } from "./output-value"
import { shapeOf } from "./shape-of"

/** The fields of a structured output: short ones as a list of facts, long ones as sections below. */
export function OutputFields({ output }: { output: Record<string, unknown> }) {
  const entries = Object.entries(output)
  const isShort = ([name, value]: [string, unknown]) => ["empty", "share", "word"].includes(shapeOf(name, value).kind)
  const facts = entries.filter(isShort)
  const sections = entries.filter((entry) => !isShort(entry))
  return (
    <div className="space-y-5 text-base">
      {facts.length > 0 && (
        <dl className="grid grid-cols-1 gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt className="text-xs font-medium text-faint">{humanise(name)}</dt>
              <dd className="break-words">
                <OutputValue name={name} value={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {sections.map(([name, value]) => (
        <section key={name} className="space-y-1.5">
          <h3 className="text-sm font-semibold">
            {humanise(name)}
            {Array.isArray(value) && <span className="ml-1.5 font-normal text-faint tabular-nums">{value.length}</span>}
          </h3>
          <OutputValue name={name} value={value} />
        </section>
      ))}
    </div>
  )
}
