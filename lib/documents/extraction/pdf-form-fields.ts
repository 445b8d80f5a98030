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

/** What was filled into a form or typed onto a page, as lines "name: value" with their places. */
export function listFieldLines(annotations: readonly FormAnnotation[], { lines, transform }: { lines: readonly Line[]; transform: PageTransform }): Line[] {
  const shown = annotations.filter((annotation) => annotation.hidden !== true)
  const bottom = Math.min(0, ...lines.map((line) => line.y)) - lineHeight
  return shown.flatMap((annotation) => {
    const text = describe(annotation)
    return text === null ? [] : [{ text, box: boxOf(annotation, transform) }]
  }).map(({ text, box }, index) => ({ text, x: 0, y: bottom - index * lineHeight, endX: text.length * 5, size, column: 0, spans: box === null ? [] : [{ start: 0, end: text.length, box }] }))
}

/** The lines of a page with those of its fields, each after the line it stands beside; one that stands beside none comes at the end, one in a table after it. */
export function placeFieldLines(lines: readonly Line[], fields: readonly Line[]): Line[] {
  const beside = new Map<number, Line[]>()
  for (const field of fields) {
    const anchor = lines.findLastIndex((line) => isBeside(line, field))
    const place = anchor < 0 ? lines.length - 1 : lastOfTable(lines, anchor)
    const before = lines[place]
    beside.set(place, [...(beside.get(place) ?? []), anchor < 0 || before === undefined ? field : { ...field, x: before.x, y: before.y, endX: before.endX, size: before.size, column: before.column }])
  }
  return [...(beside.get(-1) ?? []), ...lines.flatMap((line, index) => [line, ...(beside.get(index) ?? [])])]
}

function isBeside(line: Line, field: Line): boolean {
  const box = field.spans[0]?.box
  const middle = box === undefined ? Number.NaN : (box.top + box.bottom) / 2
  return box !== undefined && line.spans.some((span) => span.box.left < box.right && Math.abs((span.box.top + span.box.bottom) / 2 - middle) < Math.max(line.size, Math.min(box.bottom - box.top, line.size * 2)) * 0.6)
}

function lastOfTable(lines: readonly Line[], index: number): number {
  let last = index
  while (lines[index]?.isRow === true && lines[last + 1]?.isRow === true) last++
  return last
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
