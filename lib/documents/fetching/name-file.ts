import { mediaTypes } from "../media-type"

const endings: Record<string, string> = {
  [mediaTypes.pdf]: ".pdf",
  [mediaTypes.docx]: ".docx",
  [mediaTypes.markdown]: ".md",
  [mediaTypes.text]: ".txt",
  [mediaTypes.html]: ".html",
  [mediaTypes.email]: ".eml",
}

type NamingFacts = { href: string; disposition?: string | undefined; contentType?: string | undefined }

/** The name of a fetched file: the one its server gives it, else the last part of the link, else the host; with an ending that fits. */
export function nameFile({ href, disposition = "", contentType = "" }: NamingFacts): string {
  const url = new URL(href)
  const name = dispositionName(disposition) ?? decode(url.pathname.split("/").findLast((part) => part !== "") ?? "")
  const base = name === "" ? url.hostname : name
  const ending = endings[contentType.split(";")[0]?.trim().toLowerCase() ?? ""] ?? ""
  return name !== "" && /\.[a-z0-9]{1,8}$/i.test(base) ? base : `${base}${ending}`
}

function dispositionName(disposition: string): string | null {
  const extended = /filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(disposition)?.[1]
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(disposition)
  const name = extended ? decode(extended) : (plain?.[1] ?? plain?.[2] ?? "")
  return name.trim() || null
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
