import type { RepricedModel } from "@/lib/services/insights/repricing/repricing.dto"
import { formatCount } from "../../../_components/format/format-count"
import { formatNanoUsd } from "../../../_components/format/format-nano-usd"
import { Table } from "../../../_components/ui/table"
import { Td } from "../../../_components/ui/td"
import { Th } from "../../../_components/ui/th"
import { modelName } from "../../../_components/words/model-words"
import { differenceText } from "./repricing-words"

export function RepricedModels({ models }: { models: RepricedModel[] }) {
  return (
    <Table caption="Old and new cost by model">
      <thead>
        <tr>
          <Th>Model</Th>
          <Th isNumeric>Calls</Th>
          <Th isNumeric>Without a price</Th>
          <Th isNumeric>In the ledger</Th>
          <Th isNumeric>Priced again</Th>
          <Th isNumeric>Difference</Th>
        </tr>
      </thead>
      <tbody>
        {models.map(({ provider, model, calls, unpriced, oldNanoUsd, newNanoUsd }) => (
          <tr key={`${provider} ${model}`}>
            <Td className="first-letter:uppercase" title={model}>
              {modelName(model)}
            </Td>
            <Td isNumeric>{formatCount(calls)}</Td>
            <Td isNumeric className={unpriced > 0 ? "text-warn-ink" : "text-muted"}>
              {formatCount(unpriced)}
            </Td>
            <Td isNumeric>{formatNanoUsd(oldNanoUsd)}</Td>
            <Td isNumeric>{formatNanoUsd(newNanoUsd)}</Td>
            <Td isNumeric className="whitespace-nowrap">
              {differenceText({ oldNanoUsd, newNanoUsd })}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
