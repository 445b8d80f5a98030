export { costCsv } from "./cost-csv"
export { addDays } from "./day-range"
export { getCostReport } from "./get-cost-report"
