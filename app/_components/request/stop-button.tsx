"use client"

import { Square } from "lucide-react"
import { Button } from "../ui/button"

/** Ends the writing; what is there already stays, and the rest is not paid. */
export function StopButton({ isStopping, onStop }: { isStopping: boolean; onStop: () => Promise<void> }) {
  return (
    <Button size="sm" isBusy={isStopping} onClick={() => void onStop()}>
      {!isStopping && <Square aria-hidden className="!size-3 fill-current" />} Stop
    </Button>
  )
}
