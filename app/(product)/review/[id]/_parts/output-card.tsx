"use client"

import type { ReviewView } from "@/lib/services/reviews/reviews.dto"
import { AnswerText } from "../../../../_components/answer/answer-text"
import { OutputView } from "../../../../_components/output/output-view"
import type { FieldErrors } from "../../../../_components/schema-form/payload-of"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { Field } from "../../../../_components/ui/field"
import { Textarea } from "../../../../_components/ui/textarea"
import { OutputEditor } from "./output-editor"
import type { Passage } from "./passage"

type OutputCardProps = { view: ReviewView; isEditing: boolean; edited: unknown; errors: FieldErrors; onChange: (value: unknown) => void; onShow: (passage: Passage) => void }

/** The output as its author would get it, or as a form to correct it in. */
export function OutputCard({ view, isEditing, edited, errors, onChange, onShow }: OutputCardProps) {
  const { request } = view
  return (
    <Card aria-labelledby="output-heading">
      <CardHeader headingId="output-heading" title={isEditing ? "Correct the output" : "Output"} description={`Written by ${request.models.join(", ") || request.release.model}, prompt version ${request.release.version}`} />
      <div className="p-4">
        {isEditing ? (
          view.outputSchema ? (
            <OutputEditor schema={view.outputSchema} value={edited} path="output" label="Output" errors={errors} onChange={onChange} />
          ) : (
            <Field id="edit-output" label="Text" hint="Keep the marks like [2] where the sources stand." error={errors.output}>
              <Textarea id="edit-output" aria-describedby="edit-output-hint" value={String(edited ?? "")} onChange={(event) => onChange(event.target.value)} rows={16} className="field-sizing-content" />
            </Field>
          )
        ) : request.output !== null && request.output !== undefined ? (
          <OutputView output={request.output} citations={request.citations} onShow={(citation) => citation.documentId && citation.versionId && onShow({ ...citation, documentId: citation.documentId, versionId: citation.versionId })} />
        ) : request.text ? (
          <AnswerText
            text={request.text}
            citations={request.citations}
            sourceTitles={new Map(request.sources.map((source) => [source.marker, source.documentTitle]))}
            onOpenSource={({ marker, citation }) => {
              const place = citation?.documentId && citation.versionId ? { ...citation, documentId: citation.documentId, versionId: citation.versionId } : request.sources.find((source) => source.marker === marker)
              if (place) onShow(place)
            }}
          />
        ) : (
          <p className="text-muted">{view.state === "decided" ? "The text is not shown any more." : view.canDecide ? "There is no text to show." : "Another reviewer reads it before you do."}</p>
        )}
      </div>
    </Card>
  )
}
