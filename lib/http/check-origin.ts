import { AppError } from "../errors"

/**
 * Refuses a mutation that another site's page sends with our cookie. Browsers always name the origin of such a request;
 * a client that names none is no browser and carries no ambient cookie.
 */
export function checkOrigin(request: Request): void {
  const fetchSite = request.headers.get("sec-fetch-site")
  if (fetchSite && fetchSite !== "same-origin" && fetchSite !== "none") throw crossSite()
  const origin = request.headers.get("origin")
  if (origin === null) return
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host")
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw crossSite()
}

function crossSite(): AppError {
  return new AppError("forbidden", "This request came from another site.")
}
