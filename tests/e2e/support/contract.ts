import { buildPdf, textPage, type PdfPage } from "../../fixtures/documents/build-pdf"

const lineWidth = 86
const linesPerPage = 48

const paragraphs = [
  'This Supply Agreement (this "Agreement") is made on 3 March 2025 between Larkspur Instruments Ltd, a company registered in Ireland ("Larkspur"), and Fennmore Clinics GmbH, a company registered in Austria ("Fennmore").',
  "1. Effective date. This Agreement takes effect on 1 April 2025 (the \"Effective Date\").",
  "2. Term. This Agreement starts on the Effective Date and continues until 31 March 2028, unless it is terminated earlier in accordance with its terms.",
  "3. Renewal. After the initial term this Agreement renews automatically for successive periods of one (1) year each, unless either party gives the other ninety (90) days' written notice before the end of the current period that it does not wish to renew.",
  "4. Supply. Larkspur shall deliver infusion pumps, their sensors and the consumables listed in Schedule A to the clinics that Fennmore names, and shall train the staff of each clinic before the first pump is used there.",
  "5. Prices and payment. Fennmore shall pay Larkspur EUR 48,500 per quarter. Invoices are due within thirty (30) days of receipt. Late amounts bear interest at 7 % a year.",
  "6. Minimum commitment. Fennmore shall purchase at least 400 pumps in each contract year; if it purchases fewer, it shall pay the price of the shortfall.",
  "7. Exclusivity. During the term Fennmore shall purchase infusion pumps exclusively from Larkspur and shall not obtain such pumps from any third party.",
  "8. Non-compete. During the term and for twelve (12) months thereafter, Larkspur shall not compete with Fennmore by operating any clinic within the territory of Austria.",
  "9. Most favoured customer. If Larkspur offers any other customer a lower price for the same goods, Larkspur shall offer Fennmore the same lower price from that day on.",
  "10. Licence. Larkspur grants Fennmore a non-exclusive, non-transferable licence to use the pump software in its clinics during the term.",
  "11. Ownership of results. All intellectual property in improvements that Larkspur develops for Fennmore under this Agreement shall be owned by Fennmore, and Larkspur hereby assigns it to Fennmore.",
  "12. Warranty. Larkspur warrants that each pump will be free from defects in material and workmanship for a period of twenty-four (24) months from its delivery.",
  "13. Liability. Except for death, personal injury and wilful misconduct, the total liability of either party under this Agreement shall not exceed EUR 500,000. In no event shall either party be liable for indirect or consequential damages or loss of profits.",
  "14. Liquidated damages. If a delivery is late, Larkspur shall pay liquidated damages of one percent (1 %) of the price of the late goods for each week of delay.",
  "15. Insurance. Larkspur shall maintain product liability insurance with a coverage of at least EUR 5,000,000 during the term and shall send Fennmore a certificate on request.",
  "16. Audit. Fennmore may audit the books and records of Larkspur that relate to this Agreement once a year, upon fifteen (15) days' written notice and during business hours.",
  "17. Termination for convenience. Fennmore may terminate this Agreement without cause upon sixty (60) days' prior written notice to Larkspur.",
  "18. Assignment. Neither party may assign this Agreement or any right under it without the prior written consent of the other party.",
  "19. Change of control. If a change of control of Larkspur occurs, Fennmore may terminate this Agreement upon thirty (30) days' written notice.",
  "20. Non-solicitation. During the term and for one (1) year thereafter neither party shall solicit or hire any employee of the other party.",
  "21. Survival. Following the expiration of this Agreement Larkspur shall continue to supply consumables and spare parts for five (5) years.",
  "22. Third parties. The clinics that Fennmore names are intended third party beneficiaries of sections 4 and 12 and may enforce them.",
  "23. Governing law. This Agreement shall be governed by and construed in accordance with the laws of Austria. The courts of Vienna have exclusive jurisdiction.",
  "IN WITNESS WHEREOF the parties have executed this Agreement on the date written above.",
]

export const governingLawQuestion = "Which law governs the agreement between Larkspur and Fennmore?"
export const governingLaw = "laws of Austria"

export const contractName = "Larkspur and Fennmore Supply Agreement"

/** A contract of our own with a dozen and more kinds of clauses, as a PDF of a few pages; under another name it is another file. */
export function contractPdf(name = contractName): Uint8Array {
  const lines = [name.toUpperCase(), ...paragraphs].flatMap((paragraph) => [...wrap(paragraph), ""])
  const pages: PdfPage[] = []
  for (let first = 0; first < lines.length; first += linesPerPage) pages.push(textPage(lines.slice(first, first + linesPerPage)))
  return buildPdf(pages)
}

function wrap(text: string): string[] {
  const lines: string[] = []
  let line = ""
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > lineWidth) {
      lines.push(line)
      line = word
    } else line = line === "" ? word : `${line} ${word}`
  }
  return [...lines, line]
}
