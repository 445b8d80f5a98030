"use client"

import dynamic from "next/dynamic"
import type { AnswerMarkdownProps } from "./answer-markdown"

/** Markdown is loaded apart from the page: a page without an answer does not need it. */
export const AnswerText = dynamic<AnswerMarkdownProps>(async () => (await import("./answer-markdown")).AnswerMarkdown)
