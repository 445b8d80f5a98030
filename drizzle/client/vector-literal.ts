import { toSql } from "pgvector"

/** A vector as PostgreSQL reads it: `[1,2,3]`. */
export function vectorLiteral(vector: number[]): string {
  return toSql(vector) as string
}
