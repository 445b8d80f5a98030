export { getComparison } from "./get-comparison"
export { getClauseOverview, listClauses, listContractsWithout } from "./list-clauses"
export { searchClauses } from "./search-clauses"
