"use client"

import { setShortcuts, useShortcutSetting } from "../../../_components/page/shortcut-setting"
import { Dialog } from "../../../_components/ui/dialog"
import { Kbd } from "../../../_components/ui/kbd"
import { Switch } from "../../../_components/ui/switch"

export type ShortcutLine = { keys: string[]; does: string }

export function ShortcutHelp({ isOpen, onClose, lines }: { isOpen: boolean; onClose: () => void; lines: ShortcutLine[] }) {
  const isOn = useShortcutSetting()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keys on this page">
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 text-base">
        {lines.map(({ keys, does }) => (
          <div key={does} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd className="text-muted">{does}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 border-t border-line pt-3">
        <Switch label="Single keys do things on this page" isOn={isOn} onChange={setShortcuts} />
      </div>
    </Dialog>
  )
}
