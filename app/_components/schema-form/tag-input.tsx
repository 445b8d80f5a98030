"use client"

import { useState, type KeyboardEvent } from "react"
import { X } from "lucide-react"
import { Input } from "../ui/input"

type TagInputProps = {
  id: string
  tags: string[]
  maxItems: number | null
  required: boolean
  onChange: (tags: string[]) => void
  "aria-describedby"?: string | undefined
  "aria-invalid"?: true | undefined
}

/** Several short texts: Enter or a comma ends one, Backspace in the empty field takes the last one back. */
export function TagInput({ id, tags, maxItems, required: _required, onChange, ...control }: TagInputProps) {
  const [text, setText] = useState("")
  const isFull = maxItems !== null && tags.length >= maxItems
  const add = (typed: string) => {
    const added = typed.split(",").map((tag) => tag.trim()).filter(Boolean)
    onChange([...new Set([...tags, ...added])].slice(0, maxItems ?? undefined))
    setText("")
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && text.trim() && !event.nativeEvent.isComposing) {
      event.preventDefault()
      add(text)
    } else if (event.key === "Backspace" && text === "" && tags.length > 0) onChange(tags.slice(0, -1))
  }
  return (
    <div className="space-y-2">
      <Input
        id={id}
        {...control}
        value={text}
        disabled={isFull}
        placeholder={isFull ? "No more fit" : "Type and press Enter"}
        onChange={(event) => (event.target.value.endsWith(",") ? add(event.target.value) : setText(event.target.value))}
        onKeyDown={onKeyDown}
        onBlur={() => text.trim() && add(text)}
      />
      {tags.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag} className="inline-flex h-7 max-w-full items-center gap-1 rounded-md bg-sunken pr-0.5 pl-2 text-sm">
              <span className="truncate">{tag}</span>
              <button type="button" aria-label={`Remove ${tag}`} onClick={() => onChange(tags.filter((other) => other !== tag))} className="inline-flex size-6 items-center justify-center rounded text-muted hover:text-ink">
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
