"use client"

import { useState, useTransition } from "react"
import { useRouter } from "next/navigation"
import { ArrowLeftRight, GitCompareArrows } from "lucide-react"
import { Button } from "../../../_components/ui/button"
import { type ChosenSide, SidePicker } from "./side-picker"

export function CompareForm({ initialLeft, initialRight }: { initialLeft: ChosenSide | null; initialRight: ChosenSide | null }) {
  const router = useRouter()
  const [left, setLeft] = useState(initialLeft)
  const [right, setRight] = useState(initialRight)
  const [isPending, startTransition] = useTransition()
  const go = (one: ChosenSide | null, other: ChosenSide | null) => {
    if (one && other) startTransition(() => router.push(`/compare?${new URLSearchParams({ left: addressOf(one), right: addressOf(other) })}`))
  }
  const swap = () => {
    setLeft(right)
    setRight(left)
    go(right, left)
  }
  return (
    <div className="grid items-center gap-3 md:grid-cols-[1fr_auto_1fr]">
      <SidePicker label="Left side" side={left} onChange={setLeft} />
      <div className="flex justify-center gap-2 md:flex-col">
        <Button variant="primary" isBusy={isPending} disabled={!left || !right} onClick={() => go(left, right)}>
          {!isPending && <GitCompareArrows aria-hidden />} Compare
        </Button>
        <Button disabled={!left && !right} onClick={swap}>
          <ArrowLeftRight aria-hidden /> Swap
        </Button>
      </div>
      <SidePicker label="Right side" side={right} onChange={setRight} />
    </div>
  )
}

function addressOf({ document, versionId }: ChosenSide): string {
  return versionId ? `${document.id}:${versionId}` : document.id
}
