"use client"

import { useState } from "react"
import { useRouter } from "next/navigation"
import { Columns3, Download, FilePlus, History, RotateCcw, Trash2 } from "lucide-react"
import type { ChangeGridInput, FillGridInput, GridView } from "@/lib/services/grids/grids.dto"
import { callApi } from "../../../../_components/api/call-api"
import { Button } from "../../../../_components/ui/button"
import { buttonClass } from "../../../../_components/ui/button-class"
import { ConfirmDialog } from "../../../../_components/ui/confirm-dialog"
import { IconButton } from "../../../../_components/ui/icon-button"
import { Popover } from "../../../../_components/ui/popover"
import { showToast } from "../../../../_components/ui/toast"
import { AddColumnDialog } from "./add-column-dialog"
import { AddDocumentsDialog } from "./add-documents-dialog"

type GridActionsProps = { grid: GridView; clauseTypes: readonly string[]; isBusy: boolean; onChange: (changes: ChangeGridInput) => Promise<boolean>; onAskAgain: (which: FillGridInput["cells"]) => Promise<void> }

export function GridActions({ grid, clauseTypes, isBusy, onChange, onAskAgain }: GridActionsProps) {
  const router = useRouter()
  const [open, setOpen] = useState<"column" | "documents" | "delete" | null>(null)
  const [isDeleting, setIsDeleting] = useState(false)
  const { failed, stale } = grid.progress
  const close = () => setOpen(null)
  const remove = async () => {
    setIsDeleting(true)
    const called = await callApi(`/api/grids/${grid.id}`, { method: "DELETE" })
    setIsDeleting(false)
    if (!called.ok) return showToast(called.problem.detail, "danger")
    showToast(`“${grid.title}” is deleted.`)
    router.push("/grids")
  }
  return (
    <>
      {grid.canEdit && failed > 0 && (
        <Button isBusy={isBusy} onClick={() => void onAskAgain("failed")}>
          <RotateCcw aria-hidden /> Ask {failed} failed again
        </Button>
      )}
      {grid.canEdit && stale > 0 && (
        <Button isBusy={isBusy} onClick={() => void onAskAgain("stale")}>
          <History aria-hidden /> Ask {stale} changed again
        </Button>
      )}
      {grid.canEdit && (
        <>
          <Button onClick={() => setOpen("documents")}>
            <FilePlus aria-hidden /> Add documents
          </Button>
          <Button onClick={() => setOpen("column")}>
            <Columns3 aria-hidden /> Add column
          </Button>
        </>
      )}
      <Popover
        label="Export"
        align="right"
        className="w-72 p-1.5 max-sm:right-auto max-sm:left-0"
        triggerClassName={buttonClass({})}
        trigger={
          <>
            <Download aria-hidden /> Export
          </>
        }
      >
        {(closeMenu) => (
          <ul>
            {(["xlsx", "csv"] as const).map((format) => (
              <li key={format}>
                <a href={`/api/grids/${grid.id}/export?format=${format}`} download onClick={closeMenu} className="block rounded-md px-2.5 py-2 hover:bg-sunken">
                  <span className="block text-base font-medium">{format === "xlsx" ? "Excel (XLSX)" : "CSV"}</span>
                  <span className="block text-sm text-muted">{format === "xlsx" ? "Typed columns, and a sheet with every quote" : "The answers as shown"}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </Popover>
      {grid.canEdit && <IconButton label="Delete this grid" icon={Trash2} onClick={() => setOpen("delete")} />}
      {open === "column" && <AddColumnDialog clauseTypes={clauseTypes} columns={grid.columns} isBusy={isBusy} onChange={onChange} onClose={close} />}
      {open === "documents" && <AddDocumentsDialog documents={grid.documents} isBusy={isBusy} onChange={onChange} onClose={close} />}
      <ConfirmDialog isOpen={open === "delete"} title="Delete this grid?" confirmLabel="Delete" isDangerous isBusy={isDeleting} onConfirm={() => void remove()} onClose={close}>
        “{grid.title}” goes with all its answers and what was said about them. The documents stay. This cannot be undone.
      </ConfirmDialog>
    </>
  )
}
