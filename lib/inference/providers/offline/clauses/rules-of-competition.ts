import { firstPeriod } from "./answers"
import type { ClauseRule } from "./clause-rule"

const restraint = /\b(?:shall|will|may|agrees?|undertakes?|covenants?)(?: that (?:it|he|she) (?:shall|will))?(?: \w+){0,3} not\b|\bneither\b|\bno party\b|\brefrain|\bnot to\b|\bnor (?:shall|will)\b/i

/** Rules on what a party may not do beside the contract. */
export const competitionRules: ClauseRule[] = [
  {
    type: "Most Favored Nation",
    any: [
      /\bmost[- ]favou?red/i,
      /\b(?:no less|not less|at least as|as|more|equally|less) favou?rable\b[^]{0,240}\b(?:other|third part|customer|any|licensee|distributor)/i,
      /\b(?:lower|better|more favou?rable) (?:price|rate|term|fee)s?\b[^]{0,200}\b(?:third part|other (?:customer|licensee|distributor|person|purchaser)|any other)/i,
    ],
    not: [/\b(?:standard of care|protect|governmental|insur|warrants that the terms of employment)/i],
    confidence: 0.62,
  },
  {
    type: "Non-Compete",
    any: [
      /\b(?:compete|competes|competing|competitive|in competition|competitor)s?\b/i,
      /\bnot\b[^.]{0,80}\b(?:engage|promote|endorse|manufacture|market|distribute|sell|represent)\b[^.]{0,160}\b(?:similar|rival|same (?:kind|type|line)|line of business)/i,
    ],
    all: [restraint, /\b(?:engage|own|operate|manufactur\w*|market|sell|distribut\w*|promot\w*|endors\w*|develop|compete|competition|offer|provide|sponsor|perform|represent|license|associat\w*|invest|participat\w*|interest|enter|solicit|advertis\w*)\b/i],
    not: [/\b(?:confidential|disclos|nothing (?:in this|herein|contained)|competitive (?:bid|price|pricing)|unfair compet)/i],
    confidence: 0.56,
    answer: firstPeriod,
  },
  {
    type: "Exclusivity",
    any: [
      /\b(?:an?|the|sole and|its|as) exclusive\b[^.]{0,120}\b(?:right|license|distributor|supplier|provider|sponsor|agent|representative|licensee|partner|territory|manufacturer|vendor|source|basis|authority|reseller|endorser|dealer|marketer|carrier)\b/i,
      /\bexclusiv(?:e|ely|ity)\b(?! (?:used|held|of|control|for use))[^.]{0,80}\b(?:from|right|during|territory|purchase|provide|sell|supply|basis|deal|use|manufactur|distribut|appoint)/i,
      /\b(?:all|its entire) (?:of )?(?:its |the |their )?requirements\b/i,
      /\bshall not\b[^.]{0,120}\b(?:appoint|grant|license|authorize|engage|permit|enter into)\b[^.]{0,100}\b(?:any )?(?:other|third|another)\b[^.]{0,80}\b(?:distribut|person|part|license|right|agent|sponsor|sell|supplier)/i,
      /\bshall not (?:purchase|obtain|acquire|buy|sell|solicit|offer|use)\b[^.]{0,120}\b(?:other than|except from|any other|from any)/i,
      /\b(?:only|sole) (?:authorized )?(?:sponsor|supplier|distributor|provider|source|manufacturer|vendor)\b/i,
    ],
    not: [
      /\bexclusive (?:jurisdiction|remed|venue|property|owner)/i,
      /\b(?:sole|exclusive) (?:and exclusive )?(?:remed|property|owner|jurisdiction|discretion|responsib|cost|expense|liab|forum)/i,
      /\bnot (?:be )?(?:an )?exclusive\b|\bnon-?\s?exclusive(?![^]*\b(?:an|the|its|sole and) exclusive)/i,
      /^\W*whereas\b/i,
    ],
    confidence: 0.55,
  },
  {
    type: "No-Solicit of Customers",
    any: [
      /\b(?:solicit|divert|induce|entice|approach|contact|canvass|interfere)\w*\b[^.]{0,160}\b(?:customers?|clients?|accounts?|suppliers?|purchasers?|business partners?|subscribers?|end users?)\b/i,
      /\b(?:customers?|clients?|accounts?)\b[^.]{0,120}\b(?:solicit|divert|induce|entice)\w*\b/i,
    ],
    all: [restraint],
    not: [/\b(?:confidential)/i],
    confidence: 0.6,
    answer: firstPeriod,
  },
  {
    type: "Competitive Restriction Exception",
    any: [
      /\b(?:notwithstanding|except|provided,? (?:however|that)|nothing (?:in|herein|contained)|shall not (?:apply|prevent|preclude|prohibit|restrict)|unless|other than|may (?:continue|nevertheless))\b[^]{0,300}\b(?:exclusiv\w*|compet\w*|solicit\w*)\b/i,
      /\b(?:exclusiv\w*|compet\w*|solicit\w*)\b[^]{0,400}\b(?:notwithstanding|except (?:that|for|as|with)|provided,? (?:however|that)|shall not (?:apply|prevent|preclude|prohibit|restrict|be deemed)|nothing (?:in|herein)|other than)\b/i,
    ],
    not: [/\b(?:remed|jurisdiction|non-exclusive|confidential|indemn|liab|injunct)/i],
    confidence: 0.45,
  },
  {
    type: "No-Solicit of Employees",
    any: [
      /\b(?:solicit|hire|recruit|employ|induce|entice|retain|engage)\w*\b[^.]{0,160}\b(?:employees?|personnel|staff|employed by|officers?|consultants?|workers?)\b/i,
      /\b(?:employees?|personnel|staff)\b[^.]{0,100}\b(?:to leave|solicit\w*|recruit\w*|terminate (?:his|her|their|such) (?:employment|engagement))/i,
    ],
    all: [restraint, /\b(?:solicit|hire|recruit|induce|entice|leave|raid|offer employment|employ any|employ or)\w*/i],
    not: [/\b(?:insurance|workers['’]? compensation|confidential information to)\b/i],
    confidence: 0.8,
    answer: firstPeriod,
  },
  {
    type: "Non-Disparagement",
    any: [
      /\bdisparag/i,
      /\bderogatory|defam(?:e|atory)|denigrat|ridicule|disrepute|scandal|contempt\b/i,
      /\bnegative light|false or misleading light|unfavou?rabl[ey] (?:statement|comment|light|reflect)|adversely reflect|reflect(?:s|ing)? (?:adversely|unfavou?rably)/i,
    ],
    not: [/\bcontempt of court/i],
    confidence: 0.55,
  },
  {
    type: "Rofr/Rofo/Rofn",
    any: [
      /\b(?:right of|rights of) (?:first|last) (?:refusal|offer|negotiation|opportunity|look)/i,
      /\bfirst (?:right|option|opportunity|offer|refusal)\b[^.]{0,100}\b(?:to|of)\b/i,
      /\b(?:shall|will|must) first (?:offer|negotiate|give|present|notify)/i,
      /\b(?:exclusive|good[- ]faith) (?:right|option|period)[^.]{0,60}\bto negotiate/i,
      /\boption to (?:purchase|acquire|buy|license|enter into|participate)\b/i,
      /\bmatch(?:ing)? (?:right|such|the|any)[^.]{0,80}\boffer/i,
    ],
    not: [/\bfirst (?:year|payment|day)\b/i],
    confidence: 0.6,
  },
]
