"use client"

import { useCallback, useEffect, useState } from "react"
import dynamic from "next/dynamic"
import type { Role } from "@/drizzle/schema/constants"
import { Dialog } from "../ui/dialog"
import { onPaletteOpen } from "./palette-signal"

const Palette = dynamic(async () => (await import("./palette")).Palette, { ssr: false, loading: () => <p className="px-4 py-6 text-sm text-muted">Loading…</p> })

export function PaletteHost({ role }: { role: Role }) {
  const [isOpen, setIsOpen] = useState(false)
  const close = useCallback(() => setIsOpen(false), [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      setIsOpen((wasOpen) => !wasOpen)
    }
    window.addEventListener("keydown", onKey)
    const stopListening = onPaletteOpen(() => setIsOpen(true))
    return () => {
      window.removeEventListener("keydown", onKey)
      stopListening()
    }
  }, [])
  return (
    <Dialog isOpen={isOpen} onClose={close} title="Jump to" isTitleHidden bodyClassName="p-0" className="mt-[12vh]">
      <Palette role={role} onClose={close} />
    </Dialog>
  )
}
