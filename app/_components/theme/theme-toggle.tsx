"use client"

import { Monitor, Moon, Sun } from "lucide-react"
import { SegmentedControl } from "../ui/segmented-control"
import { useTheme, type ThemeChoice } from "./use-theme"

const choices = [
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
  { value: "system", label: "System", icon: Monitor },
] as const

export function ThemeToggle() {
  const { theme, setTheme } = useTheme()
  return <SegmentedControl<ThemeChoice> label="Theme" options={choices} value={theme} onChange={setTheme} isIconOnly />
}
