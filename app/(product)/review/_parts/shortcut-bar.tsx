"use client"

import { useShortcutSetting } from "../../../_components/page/shortcut-setting"
import { Kbd } from "../../../_components/ui/kbd"
import type { ShortcutLine } from "./shortcut-help"

/** The keys in short, for those who have a keyboard. */
export function ShortcutBar({ lines, onHelp }: { lines: ShortcutLine[]; onHelp: () => void }) {
  const isOn = useShortcutSetting()
  return (
    <p className="hidden flex-wrap items-center gap-x-4 gap-y-1 text-xs text-faint md:flex">
      {!isOn && <span>Single keys are off.</span>}
      {isOn && lines.map(({ keys, does }) => (
        <span key={does} className="inline-flex items-center gap-1">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {does}
        </span>
      ))}
      <button type="button" onClick={onHelp} className="inline-flex items-center gap-1 rounded-sm hover:text-ink">
        {isOn && <Kbd>?</Kbd>} {isOn ? "all keys" : "Keys"}
      </button>
    </p>
  )
}
