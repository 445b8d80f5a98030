"use client"

import { Link2 } from "lucide-react"
import { IconButton } from "../ui/icon-button"
import { showToast } from "../ui/toast"

/** Copies the address of a passage, for whoever may read its document. */
export function CopyLink({ href }: { href: string }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${window.location.origin}${href}`)
      showToast("The link to this passage is copied. Whoever may read the document can open it.", "good")
    } catch {
      showToast("The browser does not allow copying. Open the passage in the document and copy its address.", "danger")
    }
  }
  return <IconButton label="Copy the link to this passage" icon={Link2} onClick={() => void copy()} />
}
