import { OPS } from "unpdf/pdfjs"
import { applyEntries, initialState, toColour, type GraphicsState } from "./pdf-graphics"
import { identity, intersect, multiply, toMatrix, transformRectangle, type Matrix, type Rectangle } from "./pdf-matrix"
import type { Paint } from "./pdf-paint"
import { listRules, type Rule } from "./pdf-rules"

export type OperatorList = { fnArray: readonly number[]; argsArray: readonly unknown[] }

/** One piece of text as it is painted; `text` is what its glyphs stand for. */
export type Shown = {
  glyphs: readonly PlacedGlyph[]
  order: number
  state: GraphicsState
  /** Height of the letters in points. */
  size: number
  /** The font draws shapes of its own or runs downwards: size and place can not be told. */
  isUncertain: boolean
  isInHiddenLayer: boolean
}

export type PlacedGlyph = { text: string; area: Rectangle }

export type PaintedPage = { shown: Shown[]; paints: Paint[]; rules: Rule[] }

type Context = { page: Rectangle; isLayerShown: (properties: unknown) => boolean; isUncertainFont: (fontName: string) => boolean }
type Glyph = { unicode?: string; width?: number; isSpace?: boolean }

const maxPaints = 20_000
const maxRules = 5_000
const fills = new Set<number>([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke])
const images = new Set<number>([
  OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageXObjectRepeat, OPS.paintImageMaskXObject, OPS.paintImageMaskXObjectRepeat, OPS.paintSolidColorImageMask,
  OPS.paintInlineImageXObjectGroup, OPS.paintImageMaskXObjectGroup,
])

/** Follows the operators of a page and notes what text is painted where, in what state, and over and under what. */
export function followOperators(operators: OperatorList, context: Context): PaintedPage {
  const shown: Shown[] = []
  const paints: Paint[] = []
  const rules: Rule[] = []
  const stack: GraphicsState[] = []
  const layers: boolean[] = []
  let state = initialState(context.page)
  let textMatrix: Matrix = identity
  let lineMatrix: Matrix = identity
  let isClipPending = false
  /** A transformation after which nothing was painted: a picture stood here, left out of the list because it is large. */
  let isUnused = false

  const paint = (kind: Paint["kind"], area: Rectangle, order: number, colour: Paint["colour"]) => {
    if (paints.length < maxPaints) paints.push({ kind, order, area: intersect(transformRectangle(state.ctm, area), state.clip), colour, isOpaque: state.fillAlpha >= 0.99 && !state.isBlended })
  }
  const notePicture = (order: number) => {
    if (isUnused) paint("image", [0, 0, 1, 1], order, null)
    isUnused = false
  }
  const moveLine = (x: number, y: number) => {
    lineMatrix = multiply(lineMatrix, [1, 0, 0, 1, x, y])
    textMatrix = lineMatrix
  }

  operators.fnArray.forEach((operator, order) => {
    const given = operators.argsArray[order]
    const values = (Array.isArray(given) ? given : given === null || given === undefined ? [] : Array.from(given as ArrayLike<unknown>)) as unknown[]
    switch (operator) {
      case OPS.save:
        stack.push({ ...state })
        break
      case OPS.restore:
        notePicture(order)
        state = stack.pop() ?? state
        break
      case OPS.transform: {
        notePicture(order)
        const matrix = toMatrix(values)
        if (matrix !== null) state.ctm = multiply(state.ctm, matrix)
        isUnused = true
        break
      }
      case OPS.paintFormXObjectBegin: {
        isUnused = false
        stack.push({ ...state })
        const matrix = toMatrix(values[0])
        if (matrix !== null) state.ctm = multiply(state.ctm, matrix)
        const box = toRectangle(values[1])
        if (box !== null) state.clip = intersect(state.clip, transformRectangle(state.ctm, box))
        break
      }
      case OPS.paintFormXObjectEnd:
        notePicture(order)
        state = stack.pop() ?? state
        break
      case OPS.beginGroup:
        stack.push({ ...state })
        break
      case OPS.endGroup:
        state = stack.pop() ?? state
        break
      case OPS.clip:
      case OPS.eoClip:
        isClipPending = true
        break
      case OPS.constructPath: {
        const box = toRectangle(values[2])
        const painting = Number(values[0])
        if (box !== null && fills.has(painting)) paint("shape", box, order, isRectangle(values[1], box) && isUpright(state.ctm) ? state.fill : null)
        if (painting !== OPS.endPath) isUnused = false
        if (painting !== OPS.endPath && rules.length < maxRules && state.fillAlpha > 0) rules.push(...listRules(values[1], { ctm: state.ctm, isFilled: fills.has(painting) }))
        if (isClipPending && box !== null) state.clip = intersect(state.clip, transformRectangle(state.ctm, box))
        isClipPending = false
        break
      }
      case OPS.shadingFill:
        isUnused = false
        paint("shape", [-1e6, -1e6, 1e6, 1e6], order, null)
        break
      case OPS.setFillRGBColor:
        state.fill = toColour(values)
        break
      case OPS.setFillColorN:
      case OPS.setFillTransparent:
        state.fill = null
        break
      case OPS.setStrokeRGBColor:
        state.stroke = toColour(values)
        break
      case OPS.setStrokeColorN:
      case OPS.setStrokeTransparent:
        state.stroke = null
        break
      case OPS.setGState:
        applyEntries(state, values[0])
        break
      case OPS.beginMarkedContentProps:
        layers.push(values[0] === "OC" && !context.isLayerShown(values[1]))
        break
      case OPS.beginMarkedContent:
        layers.push(false)
        break
      case OPS.endMarkedContent:
        layers.pop()
        break
      case OPS.beginText:
        textMatrix = identity
        lineMatrix = identity
        break
      case OPS.setFont:
        state.fontName = String(values[0])
        state.fontSize = Number(values[1])
        break
      case OPS.setTextRenderingMode:
        state.renderMode = Number(values[0])
        break
      case OPS.setCharSpacing:
        state.characterSpacing = Number(values[0])
        break
      case OPS.setWordSpacing:
        state.wordSpacing = Number(values[0])
        break
      case OPS.setHScale:
        state.stretch = Number(values[0]) / 100
        break
      case OPS.setTextRise:
        state.rise = Number(values[0])
        break
      case OPS.setLeading:
        state.leading = Number(values[0])
        break
      case OPS.setTextMatrix:
        lineMatrix = toMatrix(values[0]) ?? toMatrix(values) ?? identity
        textMatrix = lineMatrix
        break
      case OPS.moveText:
        moveLine(Number(values[0]), Number(values[1]))
        break
      case OPS.setLeadingMoveText:
        state.leading = -Number(values[1])
        moveLine(Number(values[0]), Number(values[1]))
        break
      case OPS.nextLine:
        moveLine(0, -state.leading)
        break
      case OPS.showText: {
        isUnused = false
        const placed = placeGlyphs(values[0], { state, textMatrix })
        textMatrix = multiply(textMatrix, [1, 0, 0, 1, placed.advance, 0])
        shown.push({ glyphs: placed.glyphs, order, state: { ...state }, size: placed.size, isUncertain: context.isUncertainFont(state.fontName), isInHiddenLayer: layers.includes(true) })
        break
      }
      default:
        if (!images.has(operator)) break
        isUnused = false
        paint("image", [0, 0, 1, 1], order, null)
    }
  })
  return { shown, paints, rules }
}

function placeGlyphs(items: unknown, { state, textMatrix }: { state: GraphicsState; textMatrix: Matrix }) {
  const glyphs: PlacedGlyph[] = []
  const place = multiply(state.ctm, textMatrix)
  let advance = 0
  for (const item of Array.isArray(items) ? (items as (Glyph | number | null)[]) : []) {
    if (item === null) continue
    if (typeof item === "number") {
      advance -= (item / 1_000) * state.fontSize * state.stretch
      if (item < -200) glyphs.push({ text: " ", area: [0, 0, 0, 0] })
      continue
    }
    const width = ((item.width ?? 0) / 1_000) * state.fontSize
    const area = transformRectangle(place, [advance, state.rise - state.fontSize * 0.1, advance + width * state.stretch, state.rise + state.fontSize * 0.6])
    glyphs.push({ text: item.unicode ?? "", area })
    advance += (width + state.characterSpacing + (item.isSpace === true ? state.wordSpacing : 0)) * state.stretch
  }
  const size = Math.min(Math.abs(state.fontSize) * Math.hypot(place[2], place[3]), Math.abs(state.fontSize * state.stretch) * Math.hypot(place[0], place[1]) * 2)
  return { glyphs, advance, size }
}

function toRectangle(values: unknown): Rectangle | null {
  const [left, bottom, right, top] = values !== null && typeof values === "object" ? Array.from(values as ArrayLike<number>) : []
  return left === undefined || bottom === undefined || right === undefined || top === undefined ? null : [Math.min(left, right), Math.min(bottom, top), Math.max(left, right), Math.max(bottom, top)]
}

function isUpright([a, b, c, d]: Matrix): boolean {
  return (Math.abs(b) < 1e-6 && Math.abs(c) < 1e-6) || (Math.abs(a) < 1e-6 && Math.abs(d) < 1e-6)
}

/** One closed way along the four sides of its box, as pdf.js writes it: 0 x y to begin, 1 x y for each side, 4 to close. */
function isRectangle(path: unknown, [left, bottom, right, top]: Rectangle): boolean {
  const [steps] = Array.isArray(path) ? (path as (ArrayLike<number> | null)[]) : []
  if (!steps || steps.length > 16) return false
  let corners = 0
  for (let index = 0; index < steps.length; ) {
    const step = steps[index]
    if (step === 4) {
      index++
      continue
    }
    if (step !== (index === 0 ? 0 : 1)) return false
    const [x = Number.NaN, y = Number.NaN] = [steps[index + 1], steps[index + 2]]
    const isCorner = (Math.abs(x - left) < 0.01 || Math.abs(x - right) < 0.01) && (Math.abs(y - bottom) < 0.01 || Math.abs(y - top) < 0.01)
    if (!isCorner) return false
    corners++
    index += 3
  }
  return corners >= 4
}
