import type { MarkBox } from "./mark-boxes"

const roomPx = 1

/** The passage, painted over the picture of its page as a pen would. */
export function PageMarks({ boxes }: { boxes: MarkBox[] }) {
  return boxes.map(({ x, y, width, height }, index) => (
    <mark
      key={index}
      data-passage
      aria-hidden
      className="pointer-events-none absolute rounded-[2px] bg-[#ffd86b] mix-blend-multiply"
      style={{
        left: `calc(${x * 100}% - ${roomPx}px)`,
        top: `calc(${y * 100}% - ${roomPx}px)`,
        width: `calc(${width * 100}% + ${2 * roomPx}px)`,
        height: `calc(${height * 100}% + ${2 * roomPx}px)`,
      }}
    />
  ))
}
