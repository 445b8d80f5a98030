export { costCsv } from "./cost-csv"
export { getCostReport } from "./get-cost-report"
