"use client"

import { useEffect, useState } from "react"
import { Check, Copy } from "lucide-react"
import { IconButton } from "./icon-button"

export function CopyButton({ text, label = "Copy" }: { text: string; label?: string }) {
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setIsCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setIsCopied(true)
  }
  return <IconButton label={isCopied ? "Copied" : label} icon={isCopied ? Check : Copy} onClick={() => void copy()} className="size-7" />
}
