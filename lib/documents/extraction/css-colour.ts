import type { Colour } from "./pdf-graphics"

const names: Readonly<Record<string, Colour>> = { white: [255, 255, 255], black: [0, 0, 0], snow: [255, 250, 250], ivory: [255, 255, 240], whitesmoke: [245, 245, 245], ghostwhite: [248, 248, 255], floralwhite: [255, 250, 240], red: [255, 0, 0], blue: [0, 0, 255], green: [0, 128, 0], yellow: [255, 255, 0], gray: [128, 128, 128], grey: [128, 128, 128], silver: [192, 192, 192], navy: [0, 0, 128] }

/** A colour of CSS with its share of opacity; null where it is none that is known. */
export function readCssColour(value: string): { colour: Colour; alpha: number } | null {
  const text = value.trim().toLowerCase()
  if (text === "transparent") return { colour: [0, 0, 0], alpha: 0 }
  const named = Object.hasOwn(names, text) ? names[text] : undefined
  if (named !== undefined) return { colour: named, alpha: 1 }
  const hex = /^#([0-9a-f]{3,8})$/.exec(text)?.[1]
  if (hex !== undefined) return readHex(hex)
  const parts = /^(rgb|hsl)a?\(([^)]*)\)$/.exec(text)
  const numbers = (parts?.[2] ?? "").split(/[\s,/]+/).filter((part) => part !== "")
  const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = numbers.map((part) => Number.parseFloat(part) * (parts?.[1] === "rgb" && part.endsWith("%") ? 2.55 : 1))
  const opacity = numbers[3] === undefined ? 1 : Number.parseFloat(numbers[3]) / (numbers[3].endsWith("%") ? 100 : 1)
  if (Number.isNaN(first + second + third + opacity)) return null
  return { colour: parts?.[1] === "hsl" ? fromHsl(first, { saturation: second / 100, lightness: third / 100 }) : [first, second, third], alpha: opacity }
}

function readHex(hex: string): { colour: Colour; alpha: number } | null {
  const long = hex.length <= 4 ? [...hex].map((digit) => digit + digit).join("") : hex
  if (long.length !== 6 && long.length !== 8) return null
  const at = (index: number) => Number.parseInt(long.slice(index, index + 2), 16)
  return { colour: [at(0), at(2), at(4)], alpha: long.length === 8 ? at(6) / 255 : 1 }
}

/** CSS Color 4, section 7: hue in degrees. */
function fromHsl(hue: number, { saturation, lightness }: { saturation: number; lightness: number }): Colour {
  const part = (offset: number) => {
    const k = (((offset + hue / 30) % 12) + 12) % 12
    return 255 * (lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
  }
  return [part(0), part(8), part(4)]
}
