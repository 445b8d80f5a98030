import type { Colour } from "./pdf-graphics"
import { contains, type Rectangle } from "./pdf-matrix"

/** Something painted on the page. `colour` is null where it is not one colour all over its rectangle; `isOpaque`: nothing under it can be seen. */
export type Paint = { kind: "shape" | "image"; order: number; area: Rectangle; colour: Colour | null; isOpaque: boolean }

const white: Colour = [255, 255, 255]
/** Of 255, in each of red, green and blue: #f0f0f0 on white can not be read, #e0e0e0 can. */
const leastDifference = 16

/** What lies under a point when the thing of number `order` is painted; null where that is unknown. */
export function backgroundAt(paints: readonly Paint[], place: { x: number; y: number; order: number }): Colour | null {
  for (let index = paints.length - 1; index >= 0; index--) {
    const paint = paints[index]
    if (paint === undefined || paint.order > place.order || !contains(paint.area, place)) continue
    return paint.isOpaque ? paint.colour : null
  }
  return white
}

export function looksAlike(first: Colour, second: Colour): boolean {
  return first.every((value, index) => Math.abs(value - (second[index] ?? 0)) < leastDifference)
}

/** A colour as it is seen through what it is painted over. */
export function blend(colour: Colour, { alpha, background }: { alpha: number; background: Colour }): Colour {
  const mix = (index: 0 | 1 | 2) => colour[index] * alpha + background[index] * (1 - alpha)
  return [mix(0), mix(1), mix(2)]
}

/** Whether a later shape of one colour hides the whole of an area. */
export function isCovered(paints: readonly Paint[], text: { area: Rectangle; order: number }): boolean {
  const [left, bottom, right, top] = text.area
  const inset = (top - bottom) * 0.15
  return paints.some(
    (paint) => paint.order > text.order && paint.kind === "shape" && paint.isOpaque && paint.colour !== null && contains(paint.area, { x: left + inset, y: bottom + inset }) && contains(paint.area, { x: right - inset, y: top - inset }),
  )
}

/** Whether pictures fill the page as those of a scan do, and one of them shows this place: then text nobody sees is what was recognised in it. */
export function isOnScan(paints: readonly Paint[], { x, y, page }: { x: number; y: number; page: Rectangle }): boolean {
  const pictures = paints.filter((paint) => paint.kind === "image")
  return pictures.some((picture) => contains(picture.area, { x, y }, 6)) && shareOfPage(pictures, page) >= 0.5
}

/** How much of the page its pictures take up, 0 to 1; pictures that overlap count once each. */
export function shareOfPage(pictures: readonly Paint[], page: Rectangle): number {
  const size = ([left, bottom, right, top]: Rectangle) => Math.max(0, right - left) * Math.max(0, top - bottom)
  const taken = pictures.reduce((sum, { area }) => sum + size([Math.max(area[0], page[0]), Math.max(area[1], page[1]), Math.min(area[2], page[2]), Math.min(area[3], page[3])]), 0)
  return Math.min(1, taken / (size(page) || 1))
}
