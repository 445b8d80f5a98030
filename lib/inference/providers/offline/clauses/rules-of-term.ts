import { firstTerm, lawPlace, noticePeriod, renewalPeriod } from "./answers"
import type { ClauseRule } from "./clause-rule"

const insteadOfEnd = /\b(?:material(?:ly)? breach|defaults?\b|insolven|bankrupt|fails? to (?:pay|cure|perform))/i

/** Rules on how long a contract runs, how it ends and who may take it over. */
export const termRules: ClauseRule[] = [
  {
    type: "Expiration Date",
    any: [
      /\b(?:agreement|contract|term)\b[^.;]{0,120}\b(?:shall|will|is|be)\b[^.;]{0,60}\b(?:continue|remain|extend|be in (?:full )?(?:force|effect)|in (?:full )?(?:force|effect)|expire|terminate|end)\b[^.]{0,200}\b(?:until|for (?:a|an|the)?\s*(?:initial |minimum )?(?:period|term)|years?|months?|perpetual|unless)/i,
      /\b(?:agreement|contract|lease|licen[sc]e)\b[^.;]{0,80}\b(?:continues?|runs?|lasts?|remains? in force|is valid)\b[^.;]{0,60}\b(?:for|until|years?|months?)\b/i,
      /\b(?:initial )?term of (?:this|the) (?:\w+ )?(?:agreement|contract|license)\b[^.]{0,160}\b(?:shall|will|is|commences?|begins?|for a)\b/i,
      /\b(?:shall|will) (?:commence|begin|be effective|take effect|become effective)\b[^.]{0,200}\b(?:continue|expire|end|terminate|remain|until|for a (?:period|term)|thereafter)\b/i,
      /\bfor (?:a|an) (?:initial |minimum )?(?:term|period) (?:of|equal to)\b[^.;]{0,60}\b(?:years?|months?)\b[^.]{0,80}\b(?:from|after|following|commencing|beginning|effective)\b/i,
      /\bthis (?:\w+ )?(?:agreement|contract|OMA) (?:shall|will) (?:be effective through|expire|terminate|end)\b[^.;]{0,30}\b(?:on|upon|at|through|the earlie)/i,
      /\bterm\b[^.;]{0,60}\b(?:shall|will) (?:begin|commence)\b[^.;]{0,80}\band\b[^.;]{0,30}\b(?:end|expire|continue|terminate)/i,
      /\bthe term of (?:the|this) \w+ (?:shall be|is)\b[^.;]{0,40}\byears?\b/i,
      /\b(?:initial|original) term\b[^.]{0,80}\b(?:shall|will|is|of)\b[^.]{0,80}\b(?:years?|months?|expire|end|continue)/i,
    ],
    all: [/\b(?:years?|months?|days?|until|perpetual|in perpetuity|indefinite\w*|expir\w+|\d{4}|terminated?|completion)\b/i],
    not: [/\b(?:confidential|warrant[yi]|insurance|indemnif|records|survive|royalt|invoice|non-?compet|solicit|escrow|impressions|negotiat|renegotiate|shall (?:then )?pay|will pay|purchase order|publicly disclose|upon any such termination|shall have the (?:right|option)|accrued|force majeure)/i, insteadOfEnd],
    confidence: 0.72,
    answer: firstTerm,
  },
  {
    type: "Renewal Term",
    any: [
      /\bautomatic(?:ally)?\b[^.]{0,60}\b(?:renew|extend|continue)/i,
      /\b(?:renew|extend)(?:s|ed|able|ing)?\b[^.]{0,80}\b(?:successive|additional|further|subsequent|consecutive|like)\b[^.]{0,60}\b(?:terms?|periods?|years?|months?)/i,
      /\b(?:option|right|may elect)\b[^.]{0,60}\bto (?:renew|extend)\b[^.]{0,60}\b(?:agreement|term)/i,
      /\brenewal terms?\b/i,
      /\bagreement (?:may|shall|will|can) be (?:renewed|extended)\b/i,
      /\bsuccessive\b[^.]{0,40}\b(?:terms?|periods?)\b/i,
    ],
    not: [/\b(?:registration|insurance|letter of credit|trademark|domain|confidential)/i],
    confidence: 0.68,
    answer: renewalPeriod,
  },
  {
    type: "Notice Period to Terminate Renewal",
    any: [
      /\b(?:renew|extend|successive)[^]{0,400}\b(?:unless|notice|notif|elect)/i,
      /\b(?:not to|non-?|of its intent(?:ion)? (?:not )?to|wish(?:es)? to|decid\w+ to) ?renew/i,
    ],
    all: [/\b(?:days?|months?|weeks?)\b/i, /\b(?:notice|notif\w+|writing)\b/i, /\b(?:unless|not to|non-?renew|does not|desire|intent)/i, /\b(?:prior|before|preceding|end|expir)/i],
    not: [/\binsurance|polic(?:y|ies)\b/i],
    confidence: 0.66,
    answer: noticePeriod,
  },
  {
    type: "Governing Law",
    any: [
      /\b(?:governed|construed|interpreted|enforced|determined|controlled)\b[^]{0,160}\blaws?\b/i,
      /\blaws? of\b[^.]{0,80}\b(?:shall|will) (?:govern|apply|control)/i,
      /\bgoverning law\b[^.]{0,40}\b(?:is|shall be|:)/i,
      /\bsubject to the laws? of the (?:state|province|republic)/i,
    ],
    not: [/\b(?:export|wage|invalid|unenforceable|inventorship|other jurisdictions|remedies)\b/i, /\bcomply with (?:all )?(?:applicable )?laws/i],
    confidence: 0.92,
    answer: lawPlace,
  },
  {
    type: "Termination for Convenience",
    any: [
      /\bterminat\w+\b[^.]{0,160}\b(?:for any (?:reason|cause)|without cause|with or without (?:cause|reason)|for (?:its |their )?convenience|no reason|without (?:any )?reason|at its (?:sole )?(?:discretion|option)|sole discretion)/i,
      /\b(?:for any reason|without cause|for convenience|with or without cause)\b[^.]{0,120}\bterminat/i,
      /\bmay (?:terminate|cancel) (?:this )?(?:agreement|contract|the agreement)?[^.]{0,60}\bat any time\b/i,
      /\bat any time\b[^.]{0,80}\b(?:terminat|cancel)\w*[^.]{0,120}\b(?:days?|months?)\b[^.]{0,40}\bnotice/i,
      /\b(?:agreement|contract)\b[^.]{0,30}\bmay be (?:terminated|cancelled|canceled)\b[^.]{0,60}\bby (?:either|any)(?: of the)? part(?:y|ies)\b[^.]{0,100}\b(?:days?|months?)\b/i,
      /\b(?:either|any|each) party (?:may|shall have the right to|has the right to|can) (?:also )?terminate\b[^.]{0,60}\b(?:upon|by|on|with) (?:giving |providing )?(?:the other |at least |not less than )?[^.]{0,60}\b(?:days?|months?)\b/i,
      /\b(?:shall have|has|have) the right to terminate this agreement[^.]{0,60}\b(?:upon|by|on|with)\b[^.]{0,60}\b(?:days?|months?)['’]?s?\b[^.]{0,40}notice/i,
    ],
    not: [insteadOfEnd, /\b(?:change (?:of|in) control|breach|in the event (?:that|of)|cure|renewal term|non-?renew)/i],
    confidence: 0.74,
    answer: noticePeriod,
  },
  {
    type: "Change of Control",
    any: [
      /\bchange (?:of|in) (?:the )?(?:control|ownership)\b/i,
      /\b(?:assign|terminat|consent)\w*\b[^]{0,400}\b(?:merger|merge[sd]?|consolidat\w+|sale of (?:all or )?substantially all|sale of all|transfer of (?:a )?(?:majority|control)|controlling interest|majority of (?:the|its) (?:voting|stock|shares|ownership|capital))/i,
      /\b(?:merger|merge[sd]?|consolidation|acquired by|sale of (?:all or )?substantially all)\b[^]{0,300}\b(?:assign\w*|terminat\w*|consent|successor)/i,
      /\b(?:by operation of law|controlling interest)\b/i,
    ],
    all: [/\b(?:terminat|consent|assign|notice|notify|deemed|approval|transfer)/i],
    not: [/\bindemnif/i, /\bentire agreement|supersede|merges? all/i],
    confidence: 0.6,
  },
  {
    type: "Anti-Assignment",
    any: [
      /\b(?:may|shall|will|can|cannot)\s?(?:not|neither)?\b[^.;]{0,100}\b(?:assign|transfer|sublicense|delegate|subcontract)(?:ed)?\b[^]{0,240}\b(?:consent|approval|permission|authorization)/i,
      /\b(?:neither|no) (?:party|company|licensee|distributor|of the parties)\b[^.]{0,80}\b(?:assign|transfer|delegate)/i,
      /\b(?:agreement|contract|rights?)\b[^.]{0,100}\b(?:not (?:be )?(?:assign|transfer)(?:able|ed)|non-?assignable|nonassignable|personal to)/i,
      /\b(?:assign|assignment|transfer)\b[^.]{0,160}\b(?:without|absent|prior)\b[^.]{0,60}\b(?:consent|approval|permission)/i,
      /\b(?:attempt\w*|purported|any) (?:to )?(?:assign\w*|transfer)\b[^.]{0,120}\b(?:void|null|invalid|no (?:force|effect))/i,
      /\bmay (?:freely )?assign (?:this agreement|its rights|all or)/i,
    ],
    not: [/\b(?:hereby assigns|right,? title,? and interest in (?:and to )?(?:the )?(?:invention|work|intellectual))/i, /\bdisclos|confidential/i],
    confidence: 0.76,
  },
  {
    type: "Post-Termination Services",
    any: [
      /\b(?:upon|after|following|on|in the event of|at)\b[^.]{0,30}\b(?:the )?(?:expiration|termination|expiry|cancellation)\b[^.]{0,200}\b(?:shall|will|may|agrees? to|must)\b[^.]{0,200}\b(?:continue|sell|return|deliver|pay|transfer|cease|provide|transition|assist|complete|fulfil|honor|destroy|purchase|repurchase|retain|use)\b/i,
      /\b(?:transition (?:services|period|assistance)|wind-?down|sell-?off|run-?off|phase-?out) ?(?:period|services)?\b/i,
      /\b(?:shall|will|may)\b[^.]{0,120}\b(?:continue|provide|pay|sell|complete)\b[^.]{0,120}\b(?:after|following)\b[^.]{0,30}\b(?:expiration|termination|expiry)\b/i,
      /\bfor (?:a|up to) [^.]{0,60}\b(?:after|following) (?:the )?(?:effective date of |date of )?(?:such )?(?:expiration|termination|expiry)\b/i,
    ],
    not: [/\b(?:confidential information|solicit|compet(?:e|itive)|hire|audit|inspect|records)\b/i, /\bsurviv/i],
    confidence: 0.55,
  },
]
