import type { Box } from "./extraction-types"
import { showPoint, type Line, type PageTransform } from "./pdf-layout"

/** The part of an annotation of pdf.js that a filled form is read from. */
export type FormAnnotation = {
  subtype?: string
  fieldType?: string
  fieldName?: string
  fieldValue?: unknown
  alternativeText?: string
  contentsObj?: { str?: string }
  hidden?: boolean
  checkBox?: boolean
  radioButton?: boolean
  /** What a radio button stands for; it is the one chosen where this is its field's value. */
  buttonValue?: string | null
  /** Two corners, in the coordinates of the file. */
  rect?: number[]
}

const lineHeight = 42
const size = 10

/** What was filled into a form or typed onto a page, as lines "name: value" below its text. */
export function listFieldLines(annotations: readonly FormAnnotation[], { lines, transform }: { lines: readonly Line[]; transform: PageTransform }): Line[] {
  const shown = annotations.filter((annotation) => annotation.hidden !== true)
  const bottom = Math.min(0, ...lines.map((line) => line.y)) - lineHeight
  return shown.flatMap((annotation) => {
    const text = describe(annotation)
    return text === null ? [] : [{ text, box: boxOf(annotation, transform) }]
  }).map(({ text, box }, index) => ({ text, x: 0, y: bottom - index * lineHeight, endX: text.length * 5, size, column: 0, spans: box === null ? [] : [{ start: 0, end: text.length, box }] }))
}

function boxOf({ rect }: FormAnnotation, transform: PageTransform): Box | null {
  if (rect === undefined || rect.length < 4) return null
  const [x1, y1] = showPoint(transform, rect[0] ?? 0, rect[1] ?? 0)
  const [x2, y2] = showPoint(transform, rect[2] ?? 0, rect[3] ?? 0)
  return { left: Math.min(x1, x2), top: Math.min(y1, y2), right: Math.max(x1, x2), bottom: Math.max(y1, y2) }
}

function describe(annotation: FormAnnotation): string | null {
  if (annotation.subtype === "FreeText") return oneLine(annotation.contentsObj?.str ?? "")
  if (annotation.subtype !== "Widget") return null
  const value = valueOf(annotation)
  const name = oneLine(annotation.alternativeText ?? "") ?? oneLine(annotation.fieldName ?? "")
  return value === null ? null : name === null ? value : `${name}: ${value}`
}

function valueOf(annotation: FormAnnotation): string | null {
  const { fieldType, fieldValue } = annotation
  if (fieldType === "Btn" && annotation.radioButton === true) return typeof fieldValue === "string" && fieldValue !== "Off" && fieldValue === annotation.buttonValue ? (oneLine(fieldValue) ?? "chosen") : null
  if (fieldType === "Btn") return annotation.checkBox === true && typeof fieldValue === "string" && fieldValue !== "Off" && fieldValue !== "" ? "checked" : null
  if (fieldType !== "Tx" && fieldType !== "Ch") return null
  return oneLine(Array.isArray(fieldValue) ? fieldValue.filter((item) => typeof item === "string").join(", ") : typeof fieldValue === "string" ? fieldValue : "")
}

function oneLine(text: string): string | null {
  const line = text.replace(/\s+/g, " ").trim()
  return line === "" ? null : line
}
