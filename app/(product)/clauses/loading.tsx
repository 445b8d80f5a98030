import { TableSkeleton } from "../../_components/table-skeleton"

export default function Loading() {
  return <TableSkeleton title="Clauses" />
}
