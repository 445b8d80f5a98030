import { stem } from "./stem"

/**
 * Ways to say one thing in questions about contracts and business papers, a line each: what it comes to, then the words that
 * come to it. Capitals are marks: VOID says nothing, NOT turns the next thing round, MAY and MUST are permission and duty, LONG a duration,
 * DATE a day, MUCH an amount. Only what may be exchanged in any question stands here; opposites and near things do not.
 */
const sameThings = `
VOID = provide for | make provision for | call for | set out | set forth | according to | pursuant to | subject to agreement | under | in accordance with | be there | whether
license = license grant | license granted | grant license | grant of license
jump = jump over | leap over
governing-law = law govern | govern law | law apply | apply law | applicable law | govern by law of | govern by law | govern by which law | govern by what law | subject to law of | state law apply | state or country law apply | country law apply | law of which state govern | law of which country govern | law of which jurisdiction govern | choice of law | law of contract | law which govern | law that govern | law control | control law
terminate = terminate | termination | end | cancel | cancellation | exit | bring to end | put end to | call off | walk away from | get out of
convenience = for convenience | without cause | without reason | without any reason | for any reason | for no reason | at will | for any or no reason | without give reason | without giving any reason | without have reason | without having to give reason | without needing reason | without stating reason | with no reason | for whatever reason
expire = expire | expiration | expiry | lapse | run out | come to end | cease | expiration date DATE
start = commence | commencement | begin | start | come into force | come into effect | take effect | go into effect | become effective | enter into force
auto-renewal = automatic renewal | auto renewal | automatically renew | renew automatically | auto renew | autorenew | autorenewal | renew itself | self renew | renew by itself | automatically extend | automatic extension | evergreen
renew = renew | renewal
non-renewal = non renewal | nonrenewal
prevent = prevent | stop | avoid | block | opt out of | hinder
LONG = duration | length | how long | period | time period | length of time | amount of time | period of time | time frame | timeframe | term of agreement | term of contract | term | contract term
notice = notice | notification | advance notice | prior notice
LONG notice = notice period | period of notice | length of notice | amount of notice | how much notice | how much advance notice | how much prior notice | how long notice | how many day notice | how many days of notice
notify = notify | give notice | serve notice | inform
change-of-control = change of control | change in control | control change | takeover | take over of | change of ownership | change in ownership | is acquired | be acquired | get acquired
liquidated-damages = liquidated damages | agreed damages | pre agreed damages | predetermined damages | preset damages | fixed sum payable as damages on breach | fixed sum payable as damages | fixed amount payable as damages | fixed sum as damages | fixed damages
most-favoured-nation = most favoured nation | most favored nation | most favoured customer | most favored customer | mfn
license = license | licensing
MAY transfer = transferable | assignable | transferrable
transfer = transfer | assign | assignment | hand over
NOT MAY transfer = non transferable | nontransferable | non assignable
third-party = third party | another party | someone else | somebody else | anyone else | other party | others | another person | another company | another entity
limit = cap | limit | limitation | ceiling | upper limit | maximum | maximum amount | max | highest amount | most
limit liability = maximum amount party can be liable for | maximum amount party may be liable for | most party can be liable for | limitation of liability | liability limit
NOT limit = uncapped | unlimited | limitless | no limit | no cap | without limit | without cap | without limitation | no ceiling | not limit | not cap | no upper limit | without upper limit
minimum = minimum | least | at least | no less than | not less than | no fewer than | not fewer than
at-most = at most | up to | no more than | not more than | not exceed
above = more than | greater than | in excess of | over | exceed | exceeding
below = less than | fewer than | lower than
liability = liability | liable
MAY audit = audit right | right to audit | right of audit | right to inspect book | inspection right
audit = audit
insurance = insurance | insurance coverage | insurance cover | insurance policy | insure
MUST insurance = insurance requirement
warranty = warranty
LONG warranty = warranty period | warranty term | term of warranty
perpetual = perpetual | forever | in perpetuity | perpetuity | everlasting | for all time | never end | never expire
irrevocable = irrevocable | not revocable | can not be revoke | can never be revoke | without ability to revoke | without ability to revoke it | without right to revoke | non revocable | unrevocable
MAY revoke = revocable
exclusive = exclusive | exclusivity | sole | exclusively
NOT exclusive = non exclusive | nonexclusive
non-compete = non compete | noncompete | covenant not to compete | not to compete | not compete | non competition | restraint on competition | competition restriction
non-solicitation = non solicit | nonsolicit | non solicitation | nonsolicitation | not to solicit | not solicit
non-disparagement = non disparagement | nondisparagement | not to disparage | not disparage | non disparage
own = own | ownership | belong to | belong | title to
intellectual-property = intellectual property | ip | intellectual property right | ip right
source-code = source code | sourcecode
first-refusal = right of first refusal | rofr | first refusal
first-offer = right of first offer | rofo | first offer
first-negotiation = right of first negotiation | rofn | first negotiation
revenue-share = revenue share | revenue sharing | share of revenue | share revenue
profit-share = profit share | profit sharing | share of profit | share profit
price-increase = price increase | increase in price | raise price | increase price | price raise | price go up
fee-increase = fee increase | increase in fee | raise fee | increase fee
indemnify = indemnify | indemnity | indemnification | hold harmless
confidentiality = confidentiality | confidential | secrecy | keep secret | non disclosure | nondisclosure | not disclose
nda = nda | non disclosure agreement | nondisclosure agreement | confidentiality agreement
breach = breach | violate | violation | breach of contract | breach of agreement
survive = survive | survival | outlive
survive termination = survive termination | continue after termination | continue after contract end | continue after agreement end | remain in force after termination | last beyond termination | continue after contract terminate | still apply after contract end | still apply after termination | apply after termination | post termination
start DATE = effective date | date of effect
joint = joint | jointly
DATE = date | day
force-majeure = force majeure | act of god
purchase = purchase | buy | procure
minimum quantity = minimum quantity | minimum purchase | minimum order | minimum commitment | minimum volume | minimum purchase commitment | minimum order quantity
jurisdiction = jurisdiction | court have jurisdiction | venue | forum
arbitration = arbitration | arbitrate
consent = consent | approval | approve | prior consent | prior approval
happen = happen | consequence | occur | take place
escrow = escrow | escrow deposit | deposit in escrow
subcontract = subcontract | sub contract
delay = delay | late
fast = soon | fast | quickly
contract-parties = contracting party | party to agreement | party to contract | party to this agreement | party to this contract | signatory | contract party
sign = sign | execute | enter into | sign up to
pay = pay | payment
MAY refund = refundable
NOT MAY refund = non refundable | nonrefundable
refund = refund | reimburse | reimbursement
MAY renew = renewable
NOT MAY renew = non renewable
MAY terminate = terminable | cancellable | cancelable
MAY enforce = enforceable
MAY negotiate = negotiable
MAY extend = extendable | extendible
extend = extend | extension
MUST = must | shall | have to | has to | need to | required to | require | requirement | obliged to | obligate to | obligated to | obligation to | obligate | mandatory | duty to | compulsory | need | necessary | bound to | is necessary
MAY = can | could | may | allow | allowed to | permit | permission to | entitled to | entitle | right to | right | able to | ability to | be able to | have ability to | free to
NOT MAY = forbid | prohibit | forbid from | not allow | not permit | barred from | prohibit from
MUST duty = obligation | duty
SHOULD = should | ought to
from = from | starting from
before = before | prior to | ahead of | in advance of
after = after | following | subsequent to
except = except | except for | apart from | other than | excluding | exclude
because = because | because of | due to | owing to
between = between | among
instead = instead | instead of | rather than
if = if | in case | in case of | in event | in event of | in event that | upon
enable = enable | turn on | switch on | activate
disable = disable | turn off | switch off | deactivate
top-up = top up | topup
employee = employee | staff | staff member
company-group = affiliate
worldwide = worldwide | global | world wide
personal-data = personal data | personal information
protect = protect | protection
deliver = deliver | delivery
accept = accept | acceptance
reject = reject | rejection
inspect = inspect | inspection
restrict = restrict | restriction
disclose = disclose | disclosure
use = use | usage
amend = amend | amendment | modify | modification
waive = waive | waiver
resolve = resolve | resolution
compensate = compensate | compensation
comply = comply | compliance
calculate = calculate | calculation
adjust = adjust | adjustment
publish = publish | publication
suspend = suspend | suspension
reduce = reduce | reduction
retain = retain | retention
remove = remove | removal
infringe = infringe | infringement
enforce = enforce | enforcement
mediate = mediate | mediation
settle = settle | settlement
acquire = acquire | acquisition
delete = delete | deletion
store-data = storage
install = install | installation
allocate = allocate | allocation
annual = annual | annually | yearly | per year | each year | every year | per annum
monthly = monthly | per month | each month | every month
quarterly = quarterly | per quarter | each quarter
`

/** Names of sides; who stands before whom decides who does what to whom. */
const sides = `
supplier = supplier | vendor
seller = seller
buyer = buyer | purchaser
customer = customer | client
landlord = landlord | lessor
tenant = tenant | lessee
licensor = licensor
licensee = licensee
franchisor = franchisor
franchisee = franchisee
lender = lender
borrower = borrower
employer = employer
worker = contractor
subcontractor = subcontractor
distributor = distributor
reseller = reseller
manufacturer = manufacturer
provider = provider | service provider
recipient = recipient
discloser = disclosing party
receiver = receiving party
indemnitor = indemnifying party
indemnitee = indemnified party
defaulter = defaulting party
publisher = publisher
sponsor = sponsor
agent = agent
principal = principal
owner = owner
user = user
company = company
parent = parent company
subsidiary = subsidiary
guarantor = guarantor
insurer = insurer
man = man | guy | gentleman
woman = woman | lady
boy = boy | little boy | young boy
girl = girl | little girl | young girl
child = child | kid | young child | little child
baby = baby | infant
people = person | someone | somebody | individual | human
dog = dog
cat = cat
horse = horse
bird = bird
player = player
soldier = soldier
police = police | police officer | cop
government = government
`

/** Everyday words for one thing. */
const everyday = `
run = run | sprint
jump = jump | leap
road = road | street
cut = cut | slice | chop
play = play | frolic
movie = movie | film
car = car | automobile
phone = phone | telephone
photo = photo | photograph
big = big | large | huge
small = small | tiny
fix = fix | repair
shop = shop
salary = salary | wage
talk = talk | speak
doctor = doctor | physician
lawyer = lawyer | attorney
death-penalty = death penalty | capital punishment
seize = seize | capture
choose = choose | select
plane = airplane | aeroplane | aircraft
bike = bike | bicycle
motorcycle = motorcycle | motorbike
sofa = sofa | couch
rabbit = rabbit | bunny
tv = tv | television
usa = usa | united states | united states of america
uk = uk | united kingdom
eu = eu | european union
un = un | united nations
eat = eat | consume
walk = walk | stroll
throw = throw | toss
raise = raise | lift
stir = stir | mix
watch = watch | stare at | look at | gaze at
climb = climb | scale
draw = draw | sketch
hug = hug | embrace
push = push | shove
crack = crack | break
sea = sea | ocean
stone = stone | rock
forest = forest | woods
trash = trash | garbage | rubbish
near = near | next to | beside | close to
pavement = pavement | sidewalk
injure = injure | wound
helicopter = helicopter | chopper
teenager = teen | teenager
arrest = arrest | detain
pledge = pledge | vow
former = former | ex
earthquake = earthquake | quake
prime-minister = prime minister
begin-work = hire | recruit
#2 = couple of | pair of
VOID = group of | bunch of | on top of
`

export type Meaning = { atoms: string[]; isSide: boolean }

const byPhrase = new Map<string, Meaning>()
let longest = 1
for (const [table, isSide] of [[sameThings, false], [everyday, false], [sides, true]] as const) {
  for (const line of table.trim().split("\n")) {
    const [meaning = "", phrases = ""] = line.split(" = ")
    for (const phrase of phrases.split(" | ")) {
      const words = phrase.trim().split(" ").map(stem)
      longest = Math.max(longest, words.length)
      byPhrase.set(words.join(" "), { atoms: meaning.trim().split(" "), isSide })
    }
  }
}

/** The longest phrase of the lexicon that begins a list of stems, with how many of them it takes. */
export function matchPhrase(stems: readonly string[]): { meaning: Meaning; taken: number } | null {
  for (let taken = Math.min(longest, stems.length); taken > 0; taken--) {
    const meaning = byPhrase.get(stems.slice(0, taken).join(" "))
    if (meaning) return { meaning, taken }
  }
  return null
}
