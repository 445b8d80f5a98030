"use client"

import { useSyncExternalStore } from "react"

export type ThemeChoice = "light" | "dark" | "system"

export function useTheme(): { theme: ThemeChoice; setTheme: (choice: ThemeChoice) => void } {
  const theme = useSyncExternalStore(subscribe, readChoice, () => "system" as const)
  return { theme, setTheme: storeChoice }
}

function subscribe(onChange: () => void) {
  window.addEventListener("themechange", onChange)
  window.addEventListener("storage", onChange)
  return () => {
    window.removeEventListener("themechange", onChange)
    window.removeEventListener("storage", onChange)
  }
}

function readChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem("theme")
    return stored === "light" || stored === "dark" ? stored : "system"
  } catch {
    return "system"
  }
}

function storeChoice(choice: ThemeChoice) {
  try {
    if (choice === "system") localStorage.removeItem("theme")
    else localStorage.setItem("theme", choice)
  } catch {
    document.documentElement.dataset.theme = choice === "dark" ? "dark" : "light"
  }
  window.dispatchEvent(new Event("themechange"))
}
