const widestPagePx = 896
const gutterPx = { narrow: 12, wide: 20 }
const sharpest = 2
const widestDrawnPx = 1600
/** From this width on the panel stands beside the page; see `--side-panel-width`. */
const besideQuery = "(min-width: 64rem)"

/** How wide the pages stand in a viewer of this inner width, and the room beside them. */
export function pageSize(viewerWidthPx: number): { widthPx: number; gutter: number } {
  const gutter = viewerWidthPx < 560 ? gutterPx.narrow : gutterPx.wide
  return { gutter, widthPx: Math.min(widestPagePx, viewerWidthPx - 2 * gutter) }
}

/** In how many pixels across a page of this width is drawn, so that it is sharp on this screen. */
export function drawnWidth(widthPx: number): number {
  return Math.min(widestDrawnPx, Math.round(widthPx * Math.min(sharpest, window.devicePixelRatio || 1)))
}

/** The inner width of a viewer in the side panel, before there is one. Browser only. */
export function panelViewerWidth(): number {
  const probe = document.createElement("div")
  const isBeside = window.matchMedia(besideQuery).matches
  probe.style.cssText = `position:fixed;top:0;visibility:hidden;box-sizing:border-box;overflow-y:scroll;border-left:${isBeside ? 1 : 0}px solid;width:${isBeside ? "var(--side-panel-width)" : "100vw"}`
  document.body.append(probe)
  const widthPx = probe.clientWidth
  probe.remove()
  return widthPx
}
