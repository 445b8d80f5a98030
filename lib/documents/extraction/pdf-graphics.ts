import { identity, type Matrix, type Rectangle } from "./pdf-matrix"

export type Colour = readonly [red: number, green: number, blue: number]

/** What of the graphics state decides whether text can be seen. A colour is null where it is a pattern or otherwise unknown. */
export type GraphicsState = {
  ctm: Matrix
  clip: Rectangle
  fill: Colour | null
  stroke: Colour | null
  fillAlpha: number
  strokeAlpha: number
  /** Another blend mode or a soft mask: how things look can not be told. */
  isBlended: boolean
  fontName: string
  fontSize: number
  renderMode: number
  characterSpacing: number
  wordSpacing: number
  /** Share of the width, 1 as written. */
  stretch: number
  rise: number
  leading: number
}

const black: Colour = [0, 0, 0]

export function initialState(page: Rectangle): GraphicsState {
  return {
    ctm: identity,
    clip: page,
    fill: black,
    stroke: black,
    fillAlpha: 1,
    strokeAlpha: 1,
    isBlended: false,
    fontName: "",
    fontSize: 0,
    renderMode: 0,
    characterSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    rise: 0,
    leading: 0,
  }
}

/** A colour as pdf.js gives it: "#rrggbb", or three numbers. */
export function toColour(values: readonly unknown[]): Colour | null {
  const [first, second, third] = values
  const hex = typeof first === "string" ? /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(first) : null
  if (hex !== null) return [Number.parseInt(hex[1] ?? "", 16), Number.parseInt(hex[2] ?? "", 16), Number.parseInt(hex[3] ?? "", 16)]
  return typeof first === "number" && typeof second === "number" && typeof third === "number" ? [first, second, third] : null
}

/** Entries of an extended graphics state, such as ["ca", 0.5]. */
export function applyEntries(state: GraphicsState, entries: unknown): void {
  for (const [key, value] of Array.isArray(entries) ? (entries as [string, unknown][]) : []) {
    if (key === "ca" && typeof value === "number") state.fillAlpha = value
    if (key === "CA" && typeof value === "number") state.strokeAlpha = value
    if (key === "BM") state.isBlended = value !== "source-over" && value !== "Normal"
    if (key === "SMask" && value !== null && value !== false) state.isBlended = true
    if (key === "Font" && Array.isArray(value)) {
      state.fontName = String(value[0])
      state.fontSize = Number(value[1])
    }
  }
}
