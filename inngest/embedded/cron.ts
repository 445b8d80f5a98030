import { Cron } from "croner"

/** The next moment after `after` for a cron line, which may begin with TZ=Area/City. Throws for an invalid line. */
export function nextCronAt(spec: string, after: Date): Date | null {
  const zoned = /^TZ=(\S+)\s+(.*)$/.exec(spec)
  return new Cron(zoned?.[2] ?? spec, { timezone: zoned?.[1] ?? "UTC", paused: true }).nextRun(after)
}
