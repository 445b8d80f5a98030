import type { Role } from "@/drizzle/schema/constants"

export const demoPassword = "countersign-demo"

export const demoAccounts: { email: string; name: string; role: Role }[] = [
  { email: "member@demo.example", name: "Mia Member", role: "member" },
  { email: "reviewer@demo.example", name: "Remy Reviewer", role: "reviewer" },
  { email: "manager@demo.example", name: "Max Manager", role: "manager" },
  { email: "admin@demo.example", name: "Ada Admin", role: "admin" },
]

/** Demo sign-ins exist on the embedded default, and elsewhere only where somebody asked for them. */
export function hasDemoSignIns(environment: { DATABASE_URL?: string | undefined; SEED_DEMO?: string | undefined }): boolean {
  return environment.SEED_DEMO === "1" || (environment.DATABASE_URL === undefined && environment.SEED_DEMO !== "0")
}
