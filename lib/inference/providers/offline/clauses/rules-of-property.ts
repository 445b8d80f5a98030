import type { ClauseRule } from "./clause-rule"

const grant = /\b(?:grants?|granted|licenses?|licensed|is authorized|shall have (?:the|a)(?: \w+){0,3} (?:right|license))\b/i
const licence = /\b(?:licen[sc]e|sublicen[sc]e|right (?:and license )?to (?:use|reproduce|distribute|market|sell|display|make|copy|access|publish|promote|exploit)|use of (?:the|its) (?:marks|trademarks|name|software))/i
const denied = /\b(?:no (?:other )?(?:right|licen[sc]e)s?\b|nothing (?:in this|herein|contained)|not (?:be )?(?:construed|deemed|interpreted) (?:as|to)|does not grant|shall not grant|upon (?:the )?(?:expiration|termination))\b/i

/** Rules on licences and on who owns what is made. */
export const propertyRules: ClauseRule[] = [
  {
    type: "IP Ownership Assignment",
    any: [
      /\b(?:assigns?|transfers?|conveys?|assigned|agrees? to assign|shall assign)\b[^]{0,200}\b(?:right,? title|title and interest|ownership of|copyright|patent|invention|intellectual property|work product)/i,
      /\bworks?[- ](?:made[- ])?for[- ]hire\b/i,
      /\b(?:shall|will) (?:be|become|remain|vest)\b[^.]{0,60}\b(?:sole|exclusive|property|owned by|owner)\b[^]{0,120}\b(?:invention|work|develop|intellectual|copyright|improvement|deliverable|creat|material|software|upon)/i,
      /\b(?:invention|work product|development|improvement|deliverable|creation)s?\b[^]{0,240}\b(?:shall|will) (?:be|become|vest|belong)\b[^]{0,80}\b(?:property|owned|belong|in)\b/i,
    ],
    not: [/\b(?:assign this agreement|successors and assigns|jointly|may not assign|without the prior written consent|confidential information|obligations hereunder|stock|shares|wells?|goodwill)\b/i, /\bnothing (?:herein|in this)/i],
    confidence: 0.52,
  },
  {
    type: "Joint IP Ownership",
    any: [
      /\bjoint(?:ly)?\b[^.]{0,60}\b(?:own|owned|ownership|owners|develop\w*|invent\w*|patents?|works?|property|made|created|copyright)\b/i,
      /\bco-?own/i,
      /\b(?:equal|undivided)\b[^.]{0,40}\binterest\b/i,
    ],
    all: [/\b(?:own|owner|ownership|owned|property|title|interest|invention|patent)/i],
    not: [/\bjointly and severally|joint venture (?:company|agreement) (?:shall|will) (?:be|have)/i],
    confidence: 0.6,
  },
  {
    type: "License Grant",
    any: [
      /\bgrants?\b[^]{0,260}\b(?:licen[sc]e|right|sublicen[sc]e|permission)\b/i,
      /\b(?:is|are) (?:hereby )?granted\b[^]{0,160}\b(?:licen[sc]e|right|permission)/i,
      /\b(?:licen[sc]e|right)s?\b[^.]{0,60}\b(?:is|are|be) (?:hereby )?granted/i,
      /\bhereby licenses\b/i,
      /\bshall have (?:the|a)\b[^.]{0,60}\b(?:right|license)\b[^.]{0,30}\bto use\b/i,
      /\bmay use\b[^.]{0,80}\b(?:marks?|trademarks?|logos?|names?|software|materials?|likeness|intellectual property)\b/i,
    ],
    all: [licence],
    not: [denied, /^\W*(?:whereas\b|.{0,50}$)/i, /\b(?:option|first refusal|government|injuncti|damages|stock|shares|security interest|extension|warrants that it|in consideration|as consideration|neither party)\b/i],
    confidence: 0.68,
  },
  {
    type: "Non-Transferable License",
    any: [/\bnon-?\s?(?:transferable|assignable|sublicen[sc]able)\b/i, /\b(?:not|no right|without (?:the )?right)\b[^.]{0,60}\b(?:sublicen[sc]e|assign|transfer)\b[^.]{0,80}\b(?:licen[sc]e|rights|marks|software|trademark)/i, /\bwithout (?:the )?(?:right|authority) to (?:grant )?sub-?licen[sc]e/i, /\b(?:licen[sc]e|right)s?\b[^.]{0,120}\b(?:not (?:be )?(?:transfer|assign|sublicen)|non-?transferable)/i],
    all: [/\blicen[sc]|right\b/i],
    not: [/\bnothing (?:in this|herein)\b/i],
    confidence: 0.66,
  },
  {
    type: "Affiliate License-Licensor",
    any: [
      /\b(?:licensor|company|supplier|owner)?,? ?(?:and|or|on behalf of itself and|and shall cause) (?:each of )?its (?:respective )?(?:affiliates?|subsidiaries)\b[^.]{0,60}\b(?:hereby )?grants?\b/i,
      /\bowned or controlled by\b[^.]{0,60}\b(?:licensor|it|company)\b[^.]{0,30}\bor (?:any of )?its affiliates\b/i,
    ],
    all: [grant],
    confidence: 0.4,
  },
  {
    type: "Affiliate License-Licensee",
    any: [
      /\bgrants?\b[^]{0,120}\bto\b[^.]{0,60}\band (?:each of )?(?:its|their) (?:respective |wholly[- ]owned |direct and indirect )?(?:affiliates?|subsidiaries)\b/i,
      /\bgrants?\b[^]{0,160}\b(?:members of|group|affiliates|affiliated)\b[^]{0,160}\blicen[sc]e/i,
      /\bsub-?licen[sc]e\b[^.]{0,100}\bto\b[^.]{0,40}\b(?:affiliates?|subsidiaries)\b/i,
    ],
    all: [licence],
    not: [denied],
    confidence: 0.5,
  },
  {
    type: "Unlimited/All-You-Can-Eat-License",
    any: [
      /\b(?:unlimited|enterprise(?:-?\s?wide)?|all[- ]you[- ]can)\b[^.]{0,80}\b(?:licen[sc]e|right|use|users?|copies|number|access)\b/i,
      /\b(?:licen[sc]e|right)\b[^]{0,160}\b(?:unlimited|without limit(?:ation)? as to|enterprise-wide)\b/i,
    ],
    all: [licence],
    not: [/\bincluding,? (?:but not limited to|without limitation)[^]*$(?<!unlimited)/i],
    confidence: 0.4,
  },
  {
    type: "Irrevocable or Perpetual License",
    any: [/\b(?:irrevocabl[ey]|perpetual(?:ly)?|in perpetuity|non-?terminable)\b/i],
    all: [licence, /\b(?:grant|licen[sc]e|sublicen[sc]e)/i],
    not: [/\b(?:irrevocably (?:submit|consent|waive|appoint|agree)|attorney-in-fact|letter of credit)\b/i],
    confidence: 0.72,
  },
  {
    type: "Source Code Escrow",
    any: [/\bescrow\b[^]{0,240}\b(?:source code|software|source materials|code)\b/i, /\b(?:source code|source materials)\b[^]{0,240}\b(?:escrow|deposit|release)/i],
    confidence: 0.72,
  },
  {
    type: "Covenant Not to Sue",
    any: [
      /\bnot\b[^.]{0,120}\b(?:contest|challenge|attack|dispute|question|oppose|impugn|impair)\b[^.]{0,160}\b(?:validity|ownership|title|right|registration|enforceab|interest|mark|intellectual|goodwill)/i,
      /\bcovenants? not to (?:sue|assert)|covenant(?:s|ed)?\b[^.]{0,60}\bnot\b[^.]{0,40}\b(?:sue|assert|bring)/i,
      /\b(?:shall|will|agrees?)(?: to)? not\b[^.]{0,80}\b(?:sue|bring (?:any )?(?:claim|action|suit)|assert (?:any )?claim|institute (?:any )?(?:action|suit|proceeding))/i,
      /\b(?:waives?|releases?)\b[^.]{0,80}\b(?:any|all) (?:and all )?(?:claims?|causes? of action|rights? to (?:sue|bring))/i,
      /\b(?:not|nor|never)\b[^.]{0,80}\b(?:claim|assert|acquire|register)\b[^.]{0,80}\b(?:title|ownership|right|interest)\b[^.]{0,60}\b(?:in|to)\b[^.]{0,40}\b(?:marks?|trademarks?|names?|intellectual|patents?|property)/i,
    ],
    not: [/\b(?:jury|more than|within (?:one|two|\d)|waiver of|indemnif|trade secret)/i],
    confidence: 0.58,
  },
  {
    type: "Third Party Beneficiary",
    any: [/\bthird[- ]party beneficiar(?:y|ies)\b/i, /\b(?:intended|express) beneficiar(?:y|ies)\b/i],
    not: [/\b(?:no|not|nothing|without|neither)\b[^.]{0,140}\b(?:third[- ]party|intended|express)\b[^.]{0,20}\bbeneficiar/i, /\bno\b[^]{0,80}\bbeneficiar/i],
    confidence: 0.7,
  },
]
