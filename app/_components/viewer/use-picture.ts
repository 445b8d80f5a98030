"use client"

import { useEffect, useLayoutEffect, useState } from "react"
import { readTexts, type PagePicture } from "./draw-page"
import type { PlacedText } from "./mark-boxes"
import { peekPicture, takePicture, type TakenPicture } from "./page-pictures"

/** Pages flown over are not drawn. */
const settleMs = 60
const noTexts: PlacedText[] = []

type PictureState = { url: string; number: number; picture: PagePicture | null; isFailed: boolean }

/** The picture of a page: at once where it was drawn ahead, of another width until the right one is there. */
export function usePicture({ url, number, widthPx, isSought }: { url: string; number: number; widthPx: number; isSought: boolean }) {
  const [state, setState] = useState<PictureState>(() => ({ url, number, picture: peekPicture({ url, number, widthPx }), isFailed: false }))
  useLayoutEffect(() => {
    let taken: TakenPicture | null = null
    let isGone = false
    const show = (part: { picture: PagePicture } | { isFailed: true }) => {
      if (!isGone) setState((known) => ({ url, number, picture: known.url === url && known.number === number ? known.picture : null, isFailed: false, ...part }))
    }
    const take = () => {
      taken = takePicture({ url, number, widthPx }, isSought ? "sought" : "near")
      if (taken.now) show({ picture: taken.now })
      else taken.drawn.then((picture) => show({ picture }), () => show({ isFailed: true }))
    }
    const timer = isSought || peekPicture({ url, number, widthPx }) ? null : setTimeout(take, settleMs)
    if (timer === null) take()
    return () => {
      isGone = true
      if (timer !== null) clearTimeout(timer)
      taken?.release()
    }
  }, [url, number, widthPx, isSought])
  return state.url === url && state.number === number ? state : { picture: null, isFailed: false }
}

/** Where the letters of a page stand; none until they were read, and where they are not wanted. */
export function usePlacedTexts(picture: PagePicture | null, { url, number, isWanted }: { url: string; number: number; isWanted: boolean }): PlacedText[] {
  const [read, setRead] = useState<{ picture: PagePicture; texts: PlacedText[] } | null>(null)
  useEffect(() => {
    if (!picture || picture.texts || !isWanted) return
    let isGone = false
    readTexts(picture, { url, number }).then((texts) => !isGone && setRead({ picture, texts }), () => undefined)
    return () => {
      isGone = true
    }
  }, [picture, url, number, isWanted])
  if (!isWanted || !picture) return noTexts
  return picture.texts ?? (read?.picture === picture ? read.texts : noTexts)
}
