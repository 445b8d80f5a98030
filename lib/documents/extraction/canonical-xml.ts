/** The namespaces of Office Open XML, transitional and strict, and the prefixes Word itself writes for them. */
const usualPrefixes: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}

const token = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s/>]+)((?:[^>"'/]|"[^"]*"|'[^']*'|\/(?!>))*)(\/?)>|[^<]+|</g

/** Comments, CDATA, single quotes, room round an equals sign, an empty element as two tags, a bare > in a value. */
const unusual = /<!--|<!\[CDATA\[|<[^>]*(?:\s=|=\s|=')|<([\w:]+)(?:\s[^<>]*[^<>/])?><\/\1>|="[^"<]*>/

/**
 * The same XML as Word would write it, so that it can be read by its letters: usual prefixes, double quotes, no comments or CDATA,
 * and an element without content as one tag.
 */
export function canonicaliseXml(xml: string): string {
  const prefixes = readPrefixes(xml)
  const isAsUsual = [...prefixes].every(([prefix, usual]) => prefix === usual) && !unusual.test(xml)
  if (isAsUsual) return xml
  const written = xml.replace(token, (whole, data: string | undefined, slash: string | undefined, name: string | undefined, attributes: string | undefined, end: string | undefined) => {
    if (data !== undefined) return data.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
    if (name === undefined) return whole.startsWith("<!--") || whole.startsWith("<?") ? "" : whole
    const tag = rename(name, prefixes)
    return slash === "/" ? `</${tag}>` : `<${tag}${writeAttributes(attributes ?? "", prefixes)}${end ?? ""}>`
  })
  return written.replace(/<([^\s/>]+)((?:\s[^<>]*[^<>/])?)><\/\1>/g, "<$1$2/>")
}

/** Prefixes of the file, "" for none, that stand for a namespace with a usual one. */
function readPrefixes(xml: string): Map<string, string> {
  const prefixes = new Map<string, string>()
  for (const [, prefix = "", double, single] of xml.matchAll(/\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const usual = usualPrefixes[double ?? single ?? ""]
    if (usual !== undefined) prefixes.set(prefix, usual)
  }
  return prefixes
}

function rename(name: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(":")
  const usual = prefixes.get(colon < 0 ? "" : name.slice(0, colon))
  return usual === undefined ? name : `${usual}:${name.slice(colon + 1)}`
}

function writeAttributes(attributes: string, prefixes: ReadonlyMap<string, string>): string {
  let written = ""
  for (const [, name = "", double, single] of attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const value = (double ?? (single ?? "").replaceAll('"', "&quot;")).replaceAll(">", "&gt;")
    const declared = name.startsWith("xmlns:") ? prefixes.get(name.slice(6)) : name === "xmlns" ? prefixes.get("") : undefined
    const own = name.includes(":") && !name.startsWith("xml") ? rename(name, prefixes) : name
    written += ` ${declared === undefined ? own : `xmlns:${declared}`}="${value}"`
  }
  return written
}
