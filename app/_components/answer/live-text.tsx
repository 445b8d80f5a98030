"use client"

import { useMemo } from "react"
import { textOf, type LiveAnswer } from "../stream/live-answer"
import { AnswerText } from "./answer-text"

const noCitations: never[] = []

/** The answer as it is written; its marks become links when they have been checked. */
export function LiveText({ answer }: { answer: LiveAnswer }) {
  const titles = useMemo(() => new Map(answer.sources.map(({ marker, documentTitle }) => [marker, documentTitle])), [answer.sources])
  const text = textOf(answer)
  return text ? <AnswerText text={text} citations={noCitations} sourceTitles={titles} onOpenSource={null} /> : null
}
