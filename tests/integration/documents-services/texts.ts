const subjects = ["remote work", "parental leave", "company laptops", "expense claims", "visitor badges", "fire drills", "on-call duty", "data retention"]

/** A policy of several chunks; each paragraph can be swapped for another text. */
export function policyText(changes: Record<number, string> = {}): string {
  const sections = subjects.map((subject, index) => `## ${index + 1}. Rules on ${subject}\n\n${changes[index] ?? sentences(subject)}`)
  return `# Handbook of house rules\n\n${sections.join("\n\n")}\n`
}

function sentences(subject: string): string {
  return Array.from(
    { length: 14 },
    (_, index) => `Rule ${index + 1} on ${subject} says that every member of staff keeps to the agreed procedure, tells the team lead in writing and files the record for ${subject} within ${index + 2} working days.`,
  ).join(" ")
}

export const contractText = `SOFTWARE SERVICES AGREEMENT

This Software Services Agreement (the "Agreement") is entered into as of 4 March 2025 by and between Larkfield Systems Ltd ("Supplier") and Brightwater Foods GmbH ("Customer").

1. Services. Supplier shall provide the hosted planning software described in Schedule A to Customer during the Term.

2. Term. This Agreement shall remain in force for three (3) years from the Effective Date and shall thereafter renew automatically for successive terms of one (1) year unless either party gives ninety (90) days' written notice of non-renewal before the end of the then current term.

3. Assignment. Neither party may assign this Agreement without the prior written consent of the other party.

4. Liability. In no event shall either party's aggregate liability under this Agreement exceed the fees paid by Customer in the twelve (12) months before the claim.

5. Insurance. Supplier shall maintain commercial general liability insurance of at least EUR 2,000,000 for the benefit of Customer during the Term.

6. Governing Law. This Agreement shall be governed by and construed in accordance with the laws of the State of New York.

IN WITNESS WHEREOF, the parties have executed this Agreement as of the date first written above.
`
