export type PageSearch = Record<string, string | string[] | undefined>

/** One value for a query parameter that may have been given more than once, without the character that no database takes. */
export function firstOf(value: string | string[] | undefined): string | undefined {
  return (Array.isArray(value) ? value[0] : value)?.replaceAll("\u0000", "")
}
