import { firstAmount, firstPercent, firstPeriod } from "./answers"
import type { ClauseRule } from "./clause-rule"

/** Rules on prices, volumes, liability and cover. */
export const moneyRules: ClauseRule[] = [
  {
    type: "Revenue/Profit Sharing",
    any: [
      /\b(?:royalt(?:y|ies)|commissions?|revenue share|profit shar\w*|shar(?:e|ing) (?:of|in) (?:the )?(?:net |gross )?(?:revenue|profit|proceed|sales)\w*)\b[^.]{0,200}(?:\d|%|percent|equal to|pay|calculated)/i,
      /(?:%|\bpercent(?:age)?\b)\)?[^.]{0,100}\b(?:of|on)\b[^.]{0,60}\b(?:net|gross|sales|revenues?|profits?|receipts|proceeds|fees|income|purchases)/i,
      /\b(?:pay|paid|remit|receive|entitled to)\b[^.]{0,120}\b(?:percent(?:age)?|portion|share|%)\b[^.]{0,120}\b(?:revenues?|profits?|sales|proceeds|receipts|income|fees)/i,
      /\b(?:revenues?|profits?|proceeds)\b[^.]{0,100}\b(?:shall be|will be|are)\b[^.]{0,40}\b(?:shared|split|divided|allocated)/i,
      /\bfor each\b[^.]{0,80}\b(?:sold|sale|referr\w+)\b[^.]{0,80}\b(?:pay|receive|credit|fee)/i,
    ],
    not: [/\b(?:interest at|per annum|late|past due|overdue|audit|inspect|Securities Act|1933 Act|Prospectus|annual fee|brokers?)\b/i, /^\W*whereas\b/i, /underpa/i, /\bvoting|stock(?:holder)?s?\b|outstanding shares/i],
    confidence: 0.62,
    answer: firstPercent,
  },
  {
    type: "Price Restrictions",
    any: [
      /\b(?:price|fee|rate|charge)s?\b[^.]{0,160}\b(?:shall|will|may) not\b[^.]{0,60}\b(?:increase|exceed|be (?:increased|raised|higher|changed|lower))/i,
      /\bnot (?:increase|raise|reduce|lower)\b[^.]{0,60}\b(?:price|fee|rate|charge)/i,
      /\b(?:price|fee|rate)s?\b[^.]{0,80}\b(?:increase|adjustment)s?\b[^.]{0,100}\b(?:not (?:to )?exceed|no more than|limited to|capped|not more than|consumer price index)/i,
      /\bprices?\b[^.]{0,60}\b(?:shall|will) (?:remain )?(?:be )?(?:fixed|firm|held)\b/i,
    ],
    confidence: 0.4,
    answer: firstAmount,
  },
  {
    type: "Minimum Commitment",
    any: [
      /(?<!\bat a )\bminimum\b[^.]{0,80}\b(?:purchase|order|quantit\w+|royalt\w+|guarantee\w*|commitment|payment|fee|amount|volume|number|annual|sales|impressions|units|hours|spend|of)\b/i,
      /\bguaranteed? (?:minimum|payment|royalt)/i,
      /\b(?:purchase|order|buy|sell|spend|deliver|provide|pay|perform)\b[^.]{0,60}\b(?:at least|not less than|no less than|no fewer than|a minimum of)\b[^.]{0,40}(?:\d|\$|percent|hundred|thousand|units|one|two|three)/i,
    ],
    not: [/\b(?:insurance|coverage|per occurrence|minimum (?:standard|requirement|wage|insurance|notice)s?|liability|days['’]? (?:prior )?(?:written )?notice|written notice|net worth)\b/i],
    confidence: 0.58,
    answer: firstAmount,
  },
  {
    type: "Volume Restriction",
    any: [
      /\b(?:in excess of|exceeds?|more than|over)\b[^.]{0,80}\b(?:users?|seats?|hours?|units?|copies|transactions?|gigabytes?|GB|bandwidth|calls?|stations?|visits?|appearances?|licenses?|customers?|subscribers?|locations?)\b[^.]{0,160}\b(?:pay|charge|fee|rate|consent|additional|billed)/i,
      /\b(?:up to|no more than|not more than|maximum of|not (?:to )?exceed|limited to)\b[^.]{0,40}\b(?:\d+|two|three|four|five|six|eight|ten|twelve)\b[^.]{0,60}\b(?:users?|seats?|hours?|units?|copies|stations?|times|theat(?:er|re)s?|seconds|people|persons|appearances?|sessions?|pages?|locations?|tickets?|spots?|licenses?|computers?|servers?)\b/i,
    ],
    not: [/\b(?:liab|damages|audit|inspect|insurance|days? notice|overtime)\b/i],
    confidence: 0.42,
    answer: firstAmount,
  },
  {
    type: "Uncapped Liability",
    any: [
      /\b(?:except|other than|excluding|notwithstanding|does not apply|shall not apply|save)\b[^]{0,400}\b(?:liab(?:le|ility)|damages)\b/i,
      /\b(?:limitations?|exclusions?|limits?|cap)\b[^]{0,120}\b(?:shall|will|do|does) not (?:apply|limit|extend)/i,
      /\b(?:unlimited|without limit(?:ation)?) (?:liab|as to amount)/i,
      /\bnothing (?:in this|contained|herein)\b[^]{0,120}\b(?:limit|exclude)s?\b[^]{0,120}\bliab/i,
    ],
    all: [/\b(?:consequential|incidental|indirect|special|punitive|limitation|limit|exceed|aggregate|unlimited|exclude)/i, /\b(?:indemnif|confidential|gross(?:ly)? negligen|wil+ful|fraud|infring|breach of|misconduct|death|personal injury|third[- ]party)/i],
    not: [/\binsurance\b|\bpolic(?:y|ies)\b/i],
    confidence: 0.6,
  },
  {
    type: "Cap on Liability",
    any: [
      /\b(?:liab(?:le|ility)|damages|responsible)\b[^]{0,300}\b(?:consequential|incidental|indirect|special|punitive|exemplary|lost profits|loss of (?:profits?|business|revenue))/i,
      /\b(?:consequential|incidental|indirect|special|punitive|exemplary)\b[^]{0,200}\bdamages\b/i,
      /\b(?:liabilit(?:y|ies)|damages)\b[^]{0,240}\b(?:exceed|limited to|in excess of|not be greater|maximum|capped)/i,
      /\b(?:maximum|total|aggregate|cumulative)\b[^.]{0,40}\bliability\b/i,
      /\b(?:no (?:action|claim|suit)|any (?:action|claim)|actions?)\b[^.]{0,160}\b(?:may|shall|must|can) be (?:brought|commenced|asserted|made|filed)\b[^.]{0,120}\b(?:more than|within|after)\b[^.]{0,40}\b(?:year|month)/i,
    ],
    not: [/\b(?:insurance|polic(?:y|ies)|each occurrence|arbitrators?)\b/i, /\bliquidated damages\b/i, /^.{0,60}$/, /\bindemnify(?![^]*\b(?:in no event|shall not (?:be liable|exceed)|neither party))/i],
    confidence: 0.8,
    answer: firstAmount,
  },
  {
    type: "Liquidated Damages",
    any: [
      /\bliquidated damages?\b/i,
      /\bnot (?:as )?a penalty\b/i,
      /\b(?:early )?(?:termination|cancellation) (?:fee|charge|payment|penalt)/i,
      /\b(?:upon|event of|if)\b[^.]{0,100}\bterminat\w*[^.]{0,160}\b(?:shall|will) pay\b[^.]{0,100}\b(?:fee|amount equal|sum of|lump)/i,
    ],
    not: [/\bequitable|injuncti/i],
    confidence: 0.66,
    answer: firstAmount,
  },
  {
    type: "Warranty Duration",
    any: [
      /\bwarrant(?:s|y|ies|ed)\b[^]{0,300}\b(?:for (?:a|the)? ?(?:\w+ )?(?:period|term)|within|period of|days?|months?|years?)\b/i,
      /\bwarranty period\b/i,
      /\b(?:free (?:from|of) defects|defects? in)\b[^]{0,240}\b(?:days?|months?|years?)\b/i,
    ],
    all: [/\b(?:\d+|one|two|three|six|twelve|ninety|thirty|eighteen|sixty)\b[^.]{0,20}\b(?:days?|months?|years?)\b|\bwarranty period\b/i, /\b(?:defect|workmanship|conform|perform|specification|product|software|material|service|warranty)/i],
    not: [/\b(?:title|organized|existing|good standing|terminate this agreement|insurance)\b/i],
    confidence: 0.58,
    answer: firstPeriod,
  },
  {
    type: "Insurance",
    any: [
      /\b(?:shall|will|agrees? to|must)\b[^.]{0,100}\b(?:maintain|obtain|carry|procure|keep|provide|purchase|secure)\b[^]{0,200}\binsur(?:ance|ed)\b/i,
      /\b(?:additional(?:ly)? (?:named )?insured|certificates? of insurance|general liability insurance|product liability insurance|per occurrence|insurance (?:policy|policies|coverage))\b/i,
      /\bsuch (?:insurance|policy|policies)\b/i,
    ],
    not: [/\b(?:depreciation|payroll|shipping charges)\b/i],
    confidence: 0.82,
    answer: firstAmount,
  },
  {
    type: "Audit Rights",
    any: [
      /\b(?:right|may|entitled|permit|allow|access|upon|shall have)\b[^]{0,200}\b(?:audit|inspect|examine|review|verify)\w*\b[^]{0,200}\b(?:records?|books?|premises|facilit\w+|accounts?|compliance|operations|documents?|reports?|site)\b/i,
      /\b(?:books|records|facilit\w+|premises)\b[^]{0,200}\b(?:audit(?:ed|or|s)?|inspect(?:ed|ion|s)?|examin(?:ed|ation|e))\b/i,
      /\b(?:such|any|an|the) (?:audit|inspection|examination)s?\b[^.]{0,40}\b(?:shall|will|may) be (?:conducted|made|performed|at)\b/i,
      /\b(?:such|any|an|the) (?:audit|inspection|examination)s?\b[^.]{0,60}\b(?:reveal|disclose|show)s?\b/i,
      /\b(?:independent )?(?:certified public )?(?:accountant|auditor)s?\b[^.]{0,160}\b(?:audit|inspect|examine|review|verif)/i,
    ],
    not: [/\baudited financial statements|patent|acceptance (?:test|inspection)|goods upon (?:receipt|arrival)|right to inspect the goods/i],
    confidence: 0.76,
  },
]
