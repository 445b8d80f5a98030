import { readCssColour } from "./css-colour"
import { attribute, declarationsOf, type Element, type StyleRules } from "./html-styles"
import type { Colour } from "./pdf-graphics"
import { blend, looksAlike } from "./pdf-paint"

/** What text inherits from the elements round it. A colour is null where it is not known; the size is in pixels. */
export type Looks = { isHidden: boolean; size: number; ink: Colour | null; inkAlpha: number; ground: Colour | null }

export const usualLooks: Looks = { isHidden: false, size: 16, ink: [0, 0, 0], inkAlpha: 1, ground: [255, 255, 255] }

const reasons = {
  notShown: "Not shown by a browser",
  transparent: "Written fully transparent",
  tiny: "Written too small to be read",
  outside: "Placed outside the visible part of the page",
  white: "Written in white on white",
  colour: "Written in the colour of what is behind it",
}
const leastPixels = 2
const leastAlpha = 0.03
const farOutside = -500

type Page = { rules: StyleRules; ancestors: readonly Element[]; looks: Looks }

/** Why nothing of an element can be seen, null if something may; and how its text looks. */
export function lookAt(element: Element, { rules, ancestors, looks }: Page): { reason: string | null; looks: Looks } {
  const styles = declarationsOf(element, { rules, ancestors })
  return { reason: reasonOfWhole(element, styles), looks: inherit(element, { styles, looks }) }
}

/** Why text of these looks cannot be seen; null where it can, or may be. */
export function reasonOfText({ isHidden, size, ink, inkAlpha, ground }: Looks): string | null {
  if (isHidden) return reasons.notShown
  if (size < leastPixels) return reasons.tiny
  if (inkAlpha < leastAlpha) return reasons.transparent
  if (ink === null || ground === null || !looksAlike(blend(ink, { alpha: inkAlpha, background: ground }), ground)) return null
  return looksAlike(ground, [255, 255, 255]) ? reasons.white : reasons.colour
}

function reasonOfWhole(element: Element, styles: ReadonlyMap<string, string>): string | null {
  const of = (name: string) => styles.get(name) ?? ""
  const display = of("display")
  const isClosed = attribute(element, "hidden") !== null || (element.tagName === "dialog" && attribute(element, "open") === null)
  if (display === "none" || (isClosed && display === "")) return reasons.notShown
  if (of("opacity") !== "" && Number.parseFloat(of("opacity")) < leastAlpha) return reasons.transparent
  if (isOutside(styles)) return reasons.outside
  return isClipped(styles) ? reasons.notShown : null
}

function isOutside(styles: ReadonlyMap<string, string>): boolean {
  const isFar = (name: string) => pixels(styles.get(name) ?? "", 16) <= farOutside
  const isPlaced = /absolute|fixed/.test(styles.get("position") ?? "")
  return (isPlaced && ["left", "top", "right", "bottom"].some(isFar)) || ["text-indent", "margin-left", "margin-top"].some(isFar)
}

/** Nothing of its box is left: no width or height and the rest cut off, an empty clip, or a scale of nothing. */
function isClipped(styles: ReadonlyMap<string, string>): boolean {
  const of = (name: string) => styles.get(name) ?? ""
  const isNarrow = ["width", "height", "max-width", "max-height"].some((name) => pixels(of(name), 16) <= 1)
  const cuts = /hidden|clip/.test(`${of("overflow")} ${of("overflow-x")} ${of("overflow-y")}`)
  const isPlaced = /absolute|fixed/.test(of("position"))
  return (isNarrow && cuts) || (isPlaced && /^rect\((?:[01](?:px)?[\s,]*){4}\)$/.test(of("clip"))) || /^inset\((?:50|[6-9]\d|100)%/.test(of("clip-path")) || /scale[xy]?\(\s*0?\.?0*[1-9]?\s*[,)]/.test(of("transform")) || of("scale") === "0"
}

function inherit(element: Element, { styles, looks }: { styles: ReadonlyMap<string, string>; looks: Looks }): Looks {
  const next = { ...looks }
  const visibility = styles.get("visibility")
  if (visibility !== undefined) next.isHidden = /hidden|collapse/.test(visibility)
  const size = pixels(styles.get("font-size") ?? /(?:^|\s)(\d*\.?\d+(?:px|pt|em|rem|%)?)(?:\/|\s)/.exec(styles.get("font") ?? "")?.[1] ?? "", looks.size)
  if (!Number.isNaN(size)) next.size = size
  const colour = styles.get("color") ?? (element.tagName === "font" ? attribute(element, "color") : element.tagName === "body" ? attribute(element, "text") : null)
  if (colour !== null && colour !== "inherit") {
    const ink = readCssColour(colour)
    next.ink = ink?.colour ?? null
    next.inkAlpha = ink?.alpha ?? 1
  } else if (element.tagName === "a" && attribute(element, "href") !== null) next.ink = [0, 0, 238]
  const ground = styles.get("background-color") ?? styles.get("background") ?? attribute(element, "bgcolor") ?? ""
  const isPicture = styles.has("background-image") || attribute(element, "background") !== null || /url\(|gradient/.test(ground)
  const behind = isPicture ? null : readCssColour(ground)
  if (isPicture || (ground !== "" && behind === null && !/^(none|inherit|initial|unset)$/.test(ground))) next.ground = null
  else if (behind !== null && behind.alpha > 0) next.ground = next.ground === null && behind.alpha < 1 ? null : blend(behind.colour, { alpha: behind.alpha, background: next.ground ?? [255, 255, 255] })
  return next
}

/** A length in pixels; NaN where it is none, or relative to something unknown. */
function pixels(value: string, fontSize: number): number {
  const match = /^(-?\d*\.?\d+)(px|pt|em|rem|%)?$/.exec(value)
  const number = Number(match?.[1] ?? Number.NaN)
  switch (match?.[2]) {
    case "pt":
      return number * (4 / 3)
    case "em":
      return number * fontSize
    case "%":
      return (number / 100) * fontSize
    case "rem":
      return number * 16
    case "px":
      return number
    default:
      return number === 0 ? 0 : Number.NaN
  }
}
