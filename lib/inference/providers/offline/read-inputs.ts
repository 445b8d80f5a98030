import type { ModelTask } from "../../port"

export function textInput(task: ModelTask, name: string): string {
  const value = task.inputs[name]
  return typeof value === "string" ? value : ""
}

export function listInput(task: ModelTask, name: string): string[] {
  const value = task.inputs[name]
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : []
}

/** A given text and the sources, as passages; the text comes first and has no marker. */
export function passagesOf(task: ModelTask, name: string): { marker: number | null; title: string; text: string }[] {
  const text = textInput(task, name).trim()
  return [...(text ? [{ marker: null, title: "", text }] : []), ...task.sources]
}
