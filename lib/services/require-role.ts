import type { Role } from "@/drizzle/schema/constants"
import { AppError } from "@/lib/errors"
import type { ServiceContext } from "./context"

/** Throws forbidden, with the roles that may. */
export function requireRole(ctx: ServiceContext, roles: readonly Role[]): void {
  if (!roles.includes(ctx.actor.role)) throw new AppError("forbidden", `This needs the role ${roles.join(" or ")}; yours is ${ctx.actor.role}.`)
}
