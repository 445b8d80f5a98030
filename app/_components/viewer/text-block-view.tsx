"use client"

import { memo, useMemo } from "react"
import { cx } from "../ui/cx"
import type { TextBlock } from "./text-blocks"
import { textSegments, type TextMark } from "./text-segments"

type TextBlockViewProps = { text: string; block: TextBlock; marks: TextMark[]; onMark: (mark: TextMark) => void }

/** Drawn by the browser only when it comes near the screen, so that a thousand pages cost as little as ten. */
export const TextBlockView = memo(function TextBlockView({ text, block, marks, onMark }: TextBlockViewProps) {
  const segments = useMemo(() => textSegments(text, { block, marks }), [text, block, marks])
  const isNeeded = segments.some(({ mark }) => mark?.kind === "passage")
  return (
    <section
      data-block={block.key}
      aria-label={block.label ?? undefined}
      className={cx("scroll-mt-4 pb-6", !isNeeded && "[contain-intrinsic-size:auto_60rem] [content-visibility:auto]")}
    >
      {block.label && <h2 className="mb-2 border-b border-line pb-1 text-xs font-medium text-faint">{block.label}</h2>}
      <div className="text-[0.9375rem] leading-relaxed break-words whitespace-pre-wrap">
        {segments.map(({ text: piece, mark, isPassageStart }, index) => {
          if (!mark) return piece
          if (mark.kind === "passage")
            return (
              <mark key={index} data-passage={isPassageStart || undefined} className="bg-passage-strong">
                {piece}
              </mark>
            )
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the clauses beside the text are the same list for the keyboard
            <mark key={index} title={mark.label} onClick={() => onMark(mark)} className="cursor-pointer bg-passage/60 underline decoration-warn-ink/50 decoration-dotted underline-offset-4">
              {piece}
            </mark>
          )
        })}
      </div>
    </section>
  )
})
