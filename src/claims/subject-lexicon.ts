/**
 * Verbs and nouns that decide how a subject is worded.
 * Source: irregular verbs from any grammar; the other lists gathered by hand from news text.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Base, past and participle of irregular verbs that take an object. */
export const irregularVerbs: readonly (readonly string[])[] =
  `bear bore borne|have had had|beat beat beaten|bind bound bound|break broke broken|bring brought brought|build built built|buy bought
bought|catch caught caught|choose chose chosen|cost cost cost|cut cut cut|deal dealt dealt|do did done|draw drew drawn|drive
drove driven|eat ate eaten|feed fed fed|fight fought fought|find found found|flee fled fled|fly flew flown|forget forgot
forgotten|freeze froze frozen|get got gotten|give gave given|grow grew grown|hang hung hung|hear heard heard|hide hid
hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led|leave left
left|lend lent lent|let let let|lose lost lost|make made made|mean meant meant|meet met met|overtake overtook
overtaken|pay paid paid|put put put|quit quit quit|read read read|rebuild rebuilt rebuilt|repay repaid repaid|retake
retook retaken|ride rode ridden|run ran run|see saw seen|seek sought sought|sell sold sold|send sent sent|set set
set|shake shook shaken|shed shed shed|shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sink sank
sunk|sow sowed sown|speak spoke spoken|spend spent spent|split split split|spread spread spread|steal stole
stolen|strike struck struck|sweep swept swept|take took taken|teach taught taught|tear tore torn|tell told told|throw
threw thrown|understand understood understood|undergo underwent undergone|win won won|withdraw withdrew
withdrawn|withhold withheld withheld|write wrote written|begin began begun|fall fell fallen|rise rose risen|go went
gone|come came come|wound wounded wounded|forbid forbade forbidden|stand stood stood|think thought thought|drink drank drunk|feel felt felt|sleep slept slept|sell sold sold|say said said`
    .replaceAll('\n', ' ')
    .split('|')
    .map((row) => row.split(' '));

/** What a thing due is called, by the base of its verb. */
export const dueNouns: ReadonlyMap<string, string> = new Map(
  `end:end expire:end lapse:end begin:start start:start open:opening reopen:reopening close:closure shut:closure
  withdraw:withdrawal leave:departure depart:departure resume:resumption vote:vote complete:completion finish:completion
  launch:launch meet:meeting arrive:arrival return:return deliver:delivery pay:payment publish:publication
  release:release restore:restoration retire:retirement review:review lift:lifting crest:crest peak:peak
  transfer:transfer adopt:adoption sign:signing repay:repayment rebuild:rebuilding repair:repair replace:replacement
  appear:appearance decide:decision rule:ruling evacuate:evacuation deport:deportation sell:sale buy:purchase
  remove:removal introduce:introduction install:installation cancel:cancellation approve:approval ban:ban clear:clearing
  recall:recall resign:resignation test:test land:landing visit:visit stop:stop halt:halt handover:handover`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/** Verbs that only say that their subject is in force, takes place or is planned: the thing due is the subject. */
export const standingVerbs = list(
  `hold last run remain stay apply be take fall continue come happen occur extend schedule plan expect set slate move put
  postpone delay push bring slip rule_out run have stand delayed do go`,
);

/** Nouns of events: people are killed in them and not by them. */
export const eventNouns = list(
  `strike attack blast explosion bombing shooting flood flooding quake earthquake storm hurricane cyclone typhoon fire
  wildfire blaze crash collapse accident avalanche landslide mudslide rockslide shelling raid fighting clash battle war
  unrest riot stampede crush heatwave tornado drought outbreak epidemic pandemic famine derailment collision sinking
  disaster eruption tsunami protest assault ambush operation offensive bombardment incident violence airstrike crossfire
  burst breach conflict massacre siege stabbing uprising demonstration march rally tremor squall blizzard inferno`,
);

/** Verbs of which a bare figure tells the level of their subject. */
export const levelVerbs = list(
  `be stand number total reach hit pass exceed rise fall climb drop grow surge jump decline go come remain stay top
  average measure weigh cost lie run stretch last amount near approach slip slide increase decrease have edge dip soar
  tumble plunge plummet shrink swell double triple gain lose add advance ease slump sink ris close end finish settle open
  trade shed inch tick creep rally recover retreat slide`,
);

/** Verbs that mean a death. */
export const deathVerbs = list('die dies died dying perish perished perishes perishing');

/** What is done to the thing counted, by the noun of the deed: "the loss of 300 jobs". */
export const deeds: ReadonlyMap<string, string> = new Map(
  `loss:lost cancellation:cancelled arrest:arrested release:freed sale:sold purchase:bought transfer:transferred
  construction:built closure:closed destruction:destroyed killing:killed death:killed murder:killed injury:injured
  evacuation:evacuated deportation:deported detention:detained displacement:displaced creation:created delivery:delivered
  withdrawal:withdrawn deployment:deployed hiring:hired theft:stolen seizure:seized rescue:rescued abduction:abducted
  kidnapping:kidnapped export:exported import:imported production:produced arrival:arrived departure:departed
  execution:executed recall:recalled`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);
