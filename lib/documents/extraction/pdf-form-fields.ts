import type { Line } from "./pdf-layout"

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
}

const lineHeight = 42
const size = 10

/** What was filled into a form or typed onto a page, as lines "name: value" below its text. */
export function listFieldLines(annotations: readonly FormAnnotation[], lines: readonly Line[]): Line[] {
  const texts = annotations.filter((annotation) => annotation.hidden !== true).map(describe).filter((text) => text !== null)
  const bottom = Math.min(0, ...lines.map((line) => line.y)) - lineHeight
  return texts.map((text, index) => ({ text, x: 0, y: bottom - index * lineHeight, endX: text.length * 5, size, column: 0 }))
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
  if (fieldType === "Btn") return annotation.checkBox === true && typeof fieldValue === "string" && fieldValue !== "Off" && fieldValue !== "" ? "checked" : null
  if (fieldType !== "Tx" && fieldType !== "Ch") return null
  return oneLine(Array.isArray(fieldValue) ? fieldValue.filter((item) => typeof item === "string").join(", ") : typeof fieldValue === "string" ? fieldValue : "")
}

function oneLine(text: string): string | null {
  const line = text.replace(/\s+/g, " ").trim()
  return line === "" ? null : line
}
