import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { doQuestionsAgree } from "./do-questions-agree"

describe("doQuestionsAgree", () => {
  it.each([
    ["Which law governs this agreement?", "What is the governing law?"],
    ["Which law governs this agreement?", "Under which state's law is this contract governed?"],
    ["What is the governing law of this contract?", "Which jurisdiction's law applies to this agreement?"],
    ["When does the agreement expire?", "What is the expiration date of this contract?"],
    ["When does the agreement end?", "When does this contract expire?"],
    ["What is the effective date?", "When does the agreement take effect?"],
    ["Who are the parties?", "Which parties signed the contract?"],
    ["Who are the parties to this agreement?", "Which entities entered into this contract?"],
    ["How long is the initial term?", "What is the duration of the initial term?"],
    ["What is the renewal term?", "How long is the renewal term?"],
    ["Does the agreement renew automatically?", "Is there automatic renewal?"],
    ["Does the contract auto-renew?", "Will this agreement automatically renew?"],
    ["What is the notice period for non-renewal?", "How much notice must be given to prevent renewal?"],
    ["Can either party terminate without cause?", "Is termination for convenience allowed?"],
    ["Can the customer terminate for convenience?", "Is the client allowed to end the agreement without cause?"],
    ["Is there a non-compete?", "Does the agreement contain a non-compete clause?"],
    ["Is there an exclusivity clause?", "Does this contract grant exclusivity?"],
    ["Is the supplier forbidden from soliciting customers?", "Is the vendor prohibited from soliciting clients?"],
    ["Is there a non-solicitation of employees?", "Does the contract include an employee non-solicit provision?"],
    ["Is there a non-disparagement clause?", "Does the agreement contain a non-disparagement provision?"],
    ["Is there a right of first refusal?", "Does the contract include a ROFR?"],
    ["What happens upon a change of control?", "What are the consequences if there is a change of control?"],
    ["Can the agreement be assigned?", "Is the contract assignable?"],
    ["Is consent needed to transfer the contract?", "Is approval required to assign the agreement?"],
    ["Is there revenue sharing?", "Does the agreement provide for a revenue share?"],
    ["Can the supplier raise prices?", "Is the vendor allowed to increase prices?"],
    ["Is there a volume restriction?", "Does the contract contain a volume restriction?"],
    ["Who owns the intellectual property?", "Who has ownership of the IP?"],
    ["Is IP jointly owned?", "Is there joint ownership of intellectual property?"],
    ["Does the agreement grant a license?", "Is there a license grant?"],
    ["Is the license non-transferable?", "Is the licence not transferable?"],
    ["Is the license exclusive?", "Does the licence have exclusivity?"],
    ["Can affiliates use the license?", "May affiliates use the licence?"],
    ["Does the agreement give us audit rights?", "Do we have the right to audit?"],
    ["Is there a cap on liability?", "Is liability limited?"],
    ["What is the cap on liability?", "What is the limitation of liability?"],
    ["Is liability uncapped?", "Is there unlimited liability?"],
    ["How long is the warranty period?", "What is the warranty period?"],
    ["What is the warranty duration?", "How long does the warranty last?"],
    ["What insurance must the vendor maintain?", "What insurance coverage is the supplier required to carry?"],
    ["Is there a covenant not to sue?", "Does the contract include a covenant not to sue?"],
    ["Are there third party beneficiaries?", "Does the agreement have third-party beneficiaries?"],
    ["Do any obligations survive termination?", "Do some obligations continue after termination?"],
    ["Is there an MFN clause?", "Does the contract include a most favored nation clause?"],
    ["How often are royalties paid?", "How frequently are royalties paid?"],
    ["What is the notice period?", "How much notice is required?"],
    ["Must the buyer indemnify the seller?", "Is the purchaser required to indemnify the seller?"],
    ["Are there penalties for late payment?", "Is there a penalty for late payment?"],
    ["Is confidential information protected?", "Is there protection of confidential information?"],
    ["What law governs the Sonus sponsorship agreement?", "Which law governs the Sonus sponsorship contract?"],
    ["What is the cap on liability in the Ibio development agreement?", "What is the liability cap in the Ibio development agreement?"],
    ["Tell me when the Vnue sponsorship agreement expires", "When does the Vnue sponsorship agreement expire?"],
    ["Could you tell me who the parties to the Qiwi cooperation agreement are?", "Who are the parties to the Qiwi cooperation agreement?"],
    ["Can the licensee sublicense?", "Is the licensee permitted to sublicense?"],
    ["Is there a 30-day cure period?", "Is there a thirty (30) day cure period?"],
    ["What happens after 5 January 2024?", "What happens after January 5, 2024?"],
    ["Does section 7.1 apply?", "Does § 7.1 apply?"],
  ])("lets %j and %j share an answer", (a, b) => {
    expect(doQuestionsAgree(a, b)).toBe(true)
    expect(doQuestionsAgree(b, a)).toBe(true)
  })

  it.each([
    ["Does the buyer indemnify the seller?", "Does the seller indemnify the buyer?"],
    ["Who indemnifies the buyer?", "Who does the buyer indemnify?"],
    ["Can the licensor terminate?", "Can the licensee terminate?"],
    ["Is assignment permitted?", "Is assignment prohibited?"],
    ["Is liability capped?", "Is liability uncapped?"],
    ["What is the maximum order?", "What is the minimum order?"],
    ["Can we enable logging?", "Can we disable logging?"],
    ["Must notice be given before termination?", "Must notice be given after termination?"],
    ["Does payment come before delivery?", "Does delivery come before payment?"],
    ["Is the notice period 30 days?", "Is the notice period 60 days?"],
    ["Is the fee $5,000?", "Is the fee $50,000?"],
    ["Is the fee 5 USD?", "Is the fee 5 EUR?"],
    ["What does section 7.1 say?", "What does section 7.2 say?"],
    ["What does Exhibit A say?", "What does Exhibit B say?"],
    ["When does the agreement start?", "When does the agreement end?"],
    ["Can the buyer renew?", "Can the buyer terminate?"],
    ["What must the supplier do?", "What may the supplier do?"],
    ["Is notice required?", "Is notice allowed?"],
    ["Does the contract renew automatically?", "Does the contract not renew automatically?"],
    ["Is it exclusive?", "Is it non-exclusive?"],
    ["Is the license transferable?", "Is the license non-transferable?"],
    ["Who is the licensor?", "Who is the licensee?"],
    ["Who pays the fee?", "When is the fee paid?"],
    ["How much is the fee?", "How often is the fee paid?"],
    ["How long is the warranty?", "Is there a warranty?"],
    ["How long is the notice period for breach?", "How long is the notice period for non-renewal?"],
    ["Raise the fee from 5% to 10%?", "Raise the fee from 10% to 5%?"],
    ["30 days or 60 months?", "60 days or 30 months?"],
    ["Is there revenue sharing?", "Is there profit sharing?"],
    ["Is there a right of first refusal?", "Is there a right of first offer?"],
    ["What law governs the Sonus sponsorship agreement?", "What law governs the Sonus hosting agreement?"],
    ["What law governs the Gwg distributor agreement?", "What law governs the Gwg distribution agreement?"],
    ["What law governs the Reed agreement?", "What law governs the Reeds agreement?"],
    ["What happened in 2023?", "What happened in 2024?"],
    ["What changed on 5 January 2024?", "What changed on 1 May 2024?"],
    ["Is the license perpetual and irrevocable?", "Is the license perpetual or irrevocable?"],
    ["Do all obligations survive?", "Do some obligations survive?"],
    ["Is liability limited to direct damages?", "Is liability limited except for direct damages?"],
    ["Is consent required with cause?", "Is consent required without cause?"],
    ["Can the agreement be terminated for cause?", "Can the agreement be terminated without cause?"],
    ["Is the supplier liable for more than 10%?", "Is the supplier liable for less than 10%?"],
    ["Does Acme pay Globex?", "Does Globex pay Acme?"],
    ["does acme pay globex", "does globex pay acme"],
    ["Why was it terminated?", "How was it terminated?"],
    ["Can the landlord enter?", "Can the tenant enter?"],
    ["Is the deposit refundable?", "Is the deposit non-refundable?"],
    ["Is the term 2 years?", "Is the term 2 months?"],
    ["What are my obligations?", "What are your obligations?"],
    ["Who can terminate?", "Who must terminate?"],
    ["Should we sign?", "May we sign?"],
    ["What is the price?", "What was the price in 2020?"],
    ["Does it survive termination?", "Does it survive expiration?"],
    ["Is the cap mutual?", "Is the cap annual?"],
    ["Did the supplier breach?", "Can the supplier breach?"],
    ["Will Acme be paid by Globex?", "Will Acme pay Globex?"],
    ["Is Acme indemnified by Globex?", "Does Acme indemnify Globex?"],
    ["Is prior written consent required?", "Is prior consent required?"],
    ["Who may audit the supplier?", "Who may the supplier audit?"],
    ["Is the interest rate fixed?", "Is the interest rate capped?"],
    ["When does the warranty begin?", "When does the warranty end?"],
    ["Can it be cancelled within 14 days?", "Can it be cancelled after 14 days?"],
    ["Does the agreement allow subcontracting?", "Does the agreement require subcontracting?"],
    ["Is the buyer required to pay?", "Is the buyer not required to pay?"],
    ["Does the guarantee cover the parent?", "Does the parent cover the guarantee?"],
    ["Transfer money from savings to checking", "Transfer money from checking to savings"],
    ["turn the lights on", "turn the lights off"],
    ["increase the volume", "decrease the volume"],
    ["What is the employee's notice period?", "What is the employer's notice period?"],
    ["Is there a limit on liability?", "Is there no limit on liability?"],
    ["Which obligations are joint?", "Which obligations are several?"],
    ["Do we support C++?", "Do we support C#?"],
    ["Does it open at 5 am?", "Does it open at 5 pm?"],
    ["Will the fee increase?", "Did the fee increase?"],
    ["Is the fee > 5?", "Is the fee < 5?"],
    ["Is it 1/2/2024?", "Is it 2/1/2024?"],
    ["Has the supplier paid?", "Will the supplier pay?"],
    ["Is the cap $1 million?", "Is the cap $1 billion?"],
    ["Is it 5 business days?", "Is it 5 calendar days?"],
    ["What is the temperature, -5?", "What is the temperature, 5?"],
    ["Is the rate 1.5%?", "Is the rate 15%?"],
    ["Does the US entity sign?", "Does the UK entity sign?"],
    ["When does the license agreement expire?", "When does the license expire?"],
  ])("never lets %j and %j share an answer", (a, b) => {
    expect(doQuestionsAgree(a, b)).toBe(false)
    expect(doQuestionsAgree(b, a)).toBe(false)
  })

  it("finds nothing to agree on where nothing is said", () => {
    for (const text of ["", "???", "What is it?", "Is there?", "🙂"]) expect(doQuestionsAgree(text, text)).toBe(false)
  })

  it("says the same in both directions, whatever the texts are", () => {
    const word = fc.constantFrom("buyer", "seller", "not", "terminate", "30", "days", "may", "must", "Acme", "who", "how", "long", "notice", "renewal", "stop", "agreement", "of", "the", "or", "§7.1", "$5", "without", "cause")
    const text = fc.oneof(fc.string({ unit: "grapheme", maxLength: 60 }), fc.array(word, { maxLength: 9 }).map((words) => words.join(" ")))
    fc.assert(fc.property(text, text, (a, b) => doQuestionsAgree(a, b) === doQuestionsAgree(b, a)))
  })

  it("tells apart two questions that differ in one number, whatever else they say", () => {
    fc.assert(
      fc.property(fc.constantFrom("Is the fee {} USD?", "Does {} days' notice end the agreement?", "What does section {} say?", "Was it {} units in {}?"), fc.nat(99_999), fc.nat(99_999), (template, a, b) => {
        fc.pre(a !== b)
        expect(doQuestionsAgree(template.replaceAll("{}", String(a)), template.replaceAll("{}", String(b)))).toBe(false)
      }),
    )
  })
})
