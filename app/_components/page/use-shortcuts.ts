"use client"

import { useEffect, useRef } from "react"
import { areShortcutsOn } from "./shortcut-setting"

/** What a key does; the key is as in KeyboardEvent.key. */
export type Shortcuts = Record<string, () => void>

/**
 * Single-key shortcuts of a page. They stay out of the way: nothing is taken while one types, while a dialog or menu is
 * open, or together with Ctrl, Alt or Meta, and keys that mean nothing here go on to the browser.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isSomethingOpen() || !areShortcutsOn()) return
      const act = latest.current[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest("input:not([type=radio], [type=checkbox]), textarea, select") !== null)
}

function isSomethingOpen(): boolean {
  return document.querySelector("dialog[open], [role=dialog], [role=menu]") !== null
}
