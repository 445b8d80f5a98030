"use client"

import { useState, type FormEvent } from "react"
import { PlugZap } from "lucide-react"
import type { SourcePreview } from "@/lib/services/connectors/connectors.dto"
import { callApi } from "../../../../../_components/api/call-api"
import type { Problem } from "../../../../../_components/api/problem"
import { ProblemNotice } from "../../../../../_components/api/problem-notice"
import { Button } from "../../../../../_components/ui/button"
import { Card } from "../../../../../_components/ui/card"
import { CardHeader } from "../../../../../_components/ui/card-header"
import { describedBy } from "../../../../../_components/ui/described-by"
import { Field } from "../../../../../_components/ui/field"
import { Input } from "../../../../../_components/ui/input"
import { Notice } from "../../../../../_components/ui/notice"
import { Select } from "../../../../../_components/ui/select"
import { TextLink } from "../../../../../_components/ui/text-link"
import { RowSettings } from "./row-settings"

const hint = "postgres://user:password@host:5432/database. Use a login that may only read. It is kept encrypted and never shown again."

type Tried = { url: string; table: string; preview: SourcePreview }

/** Connection → table → columns: each step shows what the one before found. */
export function NewConnector() {
  const [url, setUrl] = useState("")
  const [tried, setTried] = useState<Tried | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const preview = tried?.url === url ? tried.preview : null
  const look = async (table: string) => {
    setIsBusy(true)
    setProblem(null)
    const [schema, name] = table === "" ? [] : (JSON.parse(table) as [string, string])
    const called = await callApi<SourcePreview>("/api/connectors/preview", { method: "POST", body: { url, ...(schema && name ? { table: { schema, name } } : {}) } })
    setIsBusy(false)
    if (!called.ok) return setProblem(called.problem)
    setTried({ url, table, preview: called.data })
  }
  const test = (event: FormEvent) => {
    event.preventDefault()
    void look("")
  }
  const urlError = problem?.fields.find(({ field }) => field === "url")?.message ?? null
  return (
    <>
      <p className="text-sm text-muted">
        <TextLink href="/admin/connectors">Connectors</TextLink>
      </p>
      <Card>
        <CardHeader title="New connector" description="Choose a table or a view; each of its rows becomes a document." />
        <form onSubmit={test} className="space-y-4 p-4" noValidate>
          <Field id="connection" label="Connection" hint={hint} error={urlError} isRequired>
            <Input {...describedBy({ id: "connection", hint, error: urlError })} value={url} onChange={(event) => setUrl(event.target.value)} placeholder="postgres://" autoComplete="off" autoCapitalize="none" spellCheck={false} required />
          </Field>
          {problem && !urlError && <ProblemNotice problem={problem} />}
          <Button type="submit" isBusy={isBusy} disabled={url.trim() === ""}>
            {!isBusy && <PlugZap aria-hidden />} Test connection
          </Button>
          {preview && (
            <>
              <Notice tone="good" role="status">{`Connected to ${preview.target}.`}</Notice>
              {preview.tables.length === 0 ? (
                <Notice tone="warn" title="This login may read no table">
                  Grant it USAGE on a schema and SELECT on a table or view, then test again.
                </Notice>
              ) : (
                <Field id="table" label="Table or view" isRequired>
                  <Select id="table" value={tried?.table ?? ""} disabled={isBusy} onChange={(event) => void look(event.target.value)}>
                    <option value="">Choose one</option>
                    {preview.tables.map(({ schema, name, isView }) => (
                      <option key={`${schema}.${name}`} value={JSON.stringify([schema, name])}>
                        {schema}.{name}
                        {isView ? " (view)" : ""}
                      </option>
                    ))}
                  </Select>
                </Field>
              )}
            </>
          )}
        </form>
      </Card>
      {preview && tried && tried.table !== "" && <RowSettings key={tried.table} url={url} table={JSON.parse(tried.table) as [string, string]} preview={preview} />}
    </>
  )
}
