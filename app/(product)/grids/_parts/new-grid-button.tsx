"use client"

import { useState } from "react"
import { Plus } from "lucide-react"
import { Button } from "../../../_components/ui/button"
import { NewGridDialog } from "./new-grid-dialog"

export function NewGridButton({ clauseTypes }: { clauseTypes: readonly string[] }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button variant="primary" onClick={() => setIsOpen(true)}>
        <Plus aria-hidden /> New grid
      </Button>
      {isOpen && <NewGridDialog clauseTypes={clauseTypes} onClose={() => setIsOpen(false)} />}
    </>
  )
}
