import { expect, it } from "vitest"
import { mediaTypes } from "../media-type"
import { defaultLimits } from "./extraction-limits"
import { readDocument } from "./read-document"

async function read(page: string) {
  const result = await readDocument({ bytes: new TextEncoder().encode(page), mediaType: mediaTypes.html, fileName: "a.html" }, defaultLimits)
  if (!result.ok) throw new Error(result.failure.code)
  return { text: result.extraction.text, hidden: result.extraction.hiddenTexts.map(({ text, reason }) => `${reason}: ${text}`) }
}

const notShown = "Not shown by a browser"

it.each([
  ["by a selector with ancestors", "<style>.a > .b span{display:none}</style><div class=a><p class=b><span>lost words</span></p></div>", notShown],
  ["by a list of selectors", "<style>h6, #x, .y{visibility:hidden}</style><p id=x>lost words</p>", notShown],
  ["by an attribute", '<style>[data-secret="1"]{display:none!important}</style><p data-secret=1 style="display:block">lost words</p>', notShown],
  ["on screens only", "<style>@media screen{.z{display:none}}</style><p class=z>lost words</p>", notShown],
  ["as screen readers read it", "<style>.s{position:absolute;clip:rect(0,0,0,0)}</style><p class=s>lost words</p>", notShown],
  ["in a box without height", '<div style="height:0;overflow:hidden">lost words</div>', notShown],
  ["by a scale of nothing", '<p style="transform: scale(0)">lost words</p>', notShown],
  ["in a dialogue that is closed", "<dialog>lost words</dialog>", notShown],
  ["by the colour of its ground", '<div style="background:#123456"><p style="color:#123457">lost words</p></div>', "Written in the colour of what is behind it"],
  ["in the white of a sheet", "<style>.w{color:hsl(0 0% 100%)}</style><p class=w>lost words</p>", "Written in white on white"],
  ["in a colour that lets all through", '<p style="color:rgb(0 0 0 / 0)">lost words</p>', "Written fully transparent"],
  ["in a share of a small size", '<div style="font-size:10px"><p style="font-size:.1em">lost words</p></div>', "Written too small to be read"],
  ["to the right of the page", '<p style="position:fixed;right:-4000px">lost words</p>', "Placed outside the visible part of the page"],
])("leaves out and tells what is hidden %s", async (_, markup, reason) => {
  expect(await read(`<p>Seen.</p>${markup}`)).toEqual({ text: "Seen.", hidden: [`${reason}: lost words`] })
})

it.each([
  ["in print only", "<style>@media print{p{display:none}}</style><p>kept words</p>"],
  ["under the pointer only", "<style>p:hover{display:none}</style><p>kept words</p>"],
  ["unless a later rule shows it", "<style>p{display:none} p.on{display:block}</style><p class=on>kept words</p>"],
  ["unless its child is shown again", '<div style="visibility:hidden"><p style="visibility:visible">kept words</p></div>'],
  ["on a dark page", "<style>body{background:#111}p{color:#fff}</style><p>kept words</p>"],
  ["on a picture", '<div style="background:url(a.png)"><p style="color:#fff">kept words</p></div>'],
  ["where another file says how it looks", '<link rel=stylesheet href=a.css><p style="color:#fff">kept words</p>'],
  ["for screen readers", "<p aria-hidden=true>kept words</p>"],
  ["until it is opened", "<details><p>kept words</p></details>"],
])("keeps what may be seen: hidden %s", async (_, markup) => {
  expect(await read(markup)).toEqual({ text: "kept words", hidden: [] })
})

it("shows what a form holds", async () => {
  expect((await read('<p><input type=checkbox checked>I agree <input type=radio>Not <input value="Ada"><input type=hidden value=token></p>')).text).toBe("☒ I agree ☐ Not Ada")
})
