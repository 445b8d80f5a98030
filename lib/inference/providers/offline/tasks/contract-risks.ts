export type RiskRule = { type: string; title: string; severity: "low" | "medium" | "high"; explanation: string; recommendation: string }

/** What each clause can do to a party. */
export const riskRules: readonly RiskRule[] = [
  { type: "Uncapped Liability", title: "Liability without a limit", severity: "high", explanation: "For the breaches this clause takes out of the limit, a party is liable for any amount.", recommendation: "Ask for a limit for these cases too, or narrow them to wilful acts." },
  { type: "Non-Compete", title: "Limit on competing", severity: "high", explanation: "A party may not work freely in the field, market or region the clause describes.", recommendation: "Check length, region and field against the party's plans, and ask for a shorter or narrower ban." },
  { type: "Exclusivity", title: "Exclusive commitment", severity: "high", explanation: "A party is bound to one partner and cannot deal with others in what the clause covers.", recommendation: "Tie exclusivity to results, a region and an end date." },
  { type: "Change of Control", title: "A sale or merger can end the contract", severity: "medium", explanation: "If a party is sold or merges, the other side gains rights, or its consent is needed.", recommendation: "Check planned sales, and ask for an exception for affiliates and successors." },
  { type: "Renewal Term", title: "The contract can go on by itself", severity: "medium", explanation: "After the first term the contract is renewed or can be extended, and the duties with it.", recommendation: "Note the last day for notice in the calendar." },
  { type: "Liquidated Damages", title: "Fixed damages or a termination fee", severity: "high", explanation: "A sum fixed beforehand is due for a breach or for leaving early, whatever the real damage.", recommendation: "Check that the sum fits the damage to be expected, and that it is the only remedy." },
  { type: "Minimum Commitment", title: "Minimum commitment", severity: "medium", explanation: "A least amount is owed even when less is needed.", recommendation: "Compare the minimum with the expected need, and ask for a review each year." },
  { type: "IP Ownership Assignment", title: "Intellectual property passes over", severity: "high", explanation: "What one party makes becomes the property of the other.", recommendation: "Limit the transfer to what is made and paid for under this contract, and keep what existed before." },
  { type: "Joint IP Ownership", title: "Shared ownership", severity: "medium", explanation: "Both parties own the result, and each may need the other to use it.", recommendation: "Settle who may use, license and defend it, and who pays." },
  { type: "Irrevocable or Perpetual License", title: "Licence that does not end", severity: "high", explanation: "Rights stay with the other side for ever, even after a breach.", recommendation: "Ask for an end on breach, or for a term." },
  { type: "Unlimited/All-You-Can-Eat-License", title: "Unlimited licence", severity: "medium", explanation: "Use is not limited by number, place or purpose.", recommendation: "Check that the price reflects unlimited use." },
  { type: "Most Favored Nation", title: "Best-terms promise", severity: "medium", explanation: "Better terms given to anyone else must be given here too.", recommendation: "Limit the promise to like customers and volumes, and plan how it is checked." },
  { type: "Termination for Convenience", title: "Can be ended without cause", severity: "medium", explanation: "The contract can end by notice alone, so what was invested in it may be lost.", recommendation: "Check who may do so and whether the notice is long enough." },
  { type: "Anti-Assignment", title: "Transfer needs consent", severity: "low", explanation: "The contract cannot be handed on freely, which matters in a sale or reorganisation.", recommendation: "Ask for an exception for affiliates and successors." },
  { type: "Revenue/Profit Sharing", title: "Payments depend on sales or profit", severity: "low", explanation: "Sums follow figures that one side keeps.", recommendation: "Make sure the base, the deductions and the right to check are clear." },
  { type: "Price Restrictions", title: "Prices are bound", severity: "medium", explanation: "Prices cannot be changed freely.", recommendation: "Ask for an adjustment to costs." },
  { type: "Volume Restriction", title: "Use or volume is limited", severity: "low", explanation: "Beyond a threshold a fee or consent is needed.", recommendation: "Compare the threshold with expected use." },
  { type: "Covenant Not to Sue", title: "Rights to object are given up", severity: "medium", explanation: "A party may not attack the other's rights or bring certain claims.", recommendation: "Check that claims for breach of this contract stay open." },
  { type: "No-Solicit of Employees", title: "Ban on hiring", severity: "low", explanation: "A party may not hire or approach the other's people.", recommendation: "Ask for an exception for public job notices." },
  { type: "No-Solicit of Customers", title: "Ban on approaching customers", severity: "medium", explanation: "A party may not approach the other's customers.", recommendation: "Exclude customers the party already has." },
  { type: "Rofr/Rofo/Rofn", title: "First right for the other side", severity: "medium", explanation: "Before dealing with others, a party must first offer to this one.", recommendation: "Set short periods for the answer." },
  { type: "Post-Termination Services", title: "Duties after the end", severity: "low", explanation: "A party still owes something when the contract is over.", recommendation: "Check length and pay of these duties." },
  { type: "Audit Rights", title: "Books and premises can be inspected", severity: "low", explanation: "The other side may check records or places.", recommendation: "Agree notice, frequency and secrecy." },
  { type: "Non-Disparagement", title: "Limit on what may be said", severity: "low", explanation: "A party may not speak ill of the other.", recommendation: "Keep true statements and legal duties outside." },
]

export const missingRules: readonly RiskRule[] = [
  { type: "Cap on Liability", title: "No limit of liability found", severity: "high", explanation: "A limit of liability is not among the clauses found; without one, each party is liable for any amount.", recommendation: "Check the contract for one, and ask for a mutual limit." },
  { type: "Governing Law", title: "No governing law found", severity: "medium", explanation: "A choice of law is not among the clauses found, so it can be open which law decides a dispute.", recommendation: "Check the contract for one, and agree a law and a court." },
  { type: "Expiration Date", title: "No end of the term found", severity: "medium", explanation: "How long the contract runs is not among the clauses found.", recommendation: "Check the contract for the term, and agree one." },
]
