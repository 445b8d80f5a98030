"use client"

import { useSyncExternalStore } from "react"

const name = "countersign.single-keys"
const listeners = new Set<() => void>()

/** Whether single keys do things here; people who speak to their computer, or tremble, switch them off. */
export function areShortcutsOn(): boolean {
  try {
    return localStorage.getItem(name) !== "off"
  } catch {
    return true
  }
}

export function setShortcuts(isOn: boolean): void {
  try {
    localStorage.setItem(name, isOn ? "on" : "off")
  } catch {
    return
  }
  for (const listener of listeners) listener()
}

export function useShortcutSetting(): boolean {
  return useSyncExternalStore(subscribe, areShortcutsOn, () => true)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
