import { Button } from "../../../../_components/ui/button"
import { Input } from "../../../../_components/ui/input"
import { LinkButton } from "../../../../_components/ui/link-button"
import { Select } from "../../../../_components/ui/select"

const groups = [
  { value: "", label: "Everything" },
  { value: "review.", label: "Reviews" },
  { value: "request.", label: "Requests" },
  { value: "document.", label: "Documents" },
  { value: "feedback.", label: "Feedback" },
  { value: "user.", label: "People" },
  { value: "key.", label: "API keys" },
  { value: "budget.", label: "Budgets" },
  { value: "flag.", label: "Switches" },
  { value: "breaker.", label: "Providers" },
  { value: "repricing.", label: "Repricing" },
]

/** Narrows the log; a plain form, so that a filter has an address. */
export function AuditFilter({ action, subjectId }: { action: string; subjectId: string }) {
  const isKnown = groups.some((group) => group.value === action)
  return (
    <form action="/admin/audit" className="flex flex-wrap items-end gap-2">
      <label className="text-xs text-faint">
        What
        <Select name="action" defaultValue={action} className="w-44">
          {groups.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
          {!isKnown && <option value={action}>{action}</option>}
        </Select>
      </label>
      <label className="min-w-0 flex-1 text-xs text-faint sm:max-w-96">
        Id of what it happened to
        <Input name="subjectId" defaultValue={subjectId} maxLength={100} autoComplete="off" spellCheck={false} />
      </label>
      <Button type="submit">Show</Button>
      {(action || subjectId) && (
        <LinkButton variant="ghost" href="/admin/audit">
          Show everything
        </LinkButton>
      )}
    </form>
  )
}
