/** The words that made-up stories are built from. All lists are our own; none holds a digit or a number word. */

const words = (list: string): readonly string[] => list.trim().split(/\s+/);
const phrases = (list: string): readonly string[] =>
  list
    .split('|')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

export const adjectives = words(`
  abandoned abrupt adjacent amber ancient angular annual arid artificial austere awkward balanced bare bitter bleak
  blunt bold brackish brittle broad bronze bustling calm candid careful cautious central chalky cheerful civic clumsy
  coarse coastal cobbled compact confidential conical constant copper corroded costly covert cracked cramped creaking
  crimson crooked crowded crude curious curved damp dark decorative delicate dense derelict diligent dim discreet
  distant divided dormant drab drafty dry durable dusty eager earnest earthen eastern elaborate elastic elegant empty
  enduring enormous erratic even exact exposed faded faint fallow familiar fertile fierce flat flexible foggy forgotten
  formal fragile frank frequent fresh friendly frosty frozen frugal full gentle glossy gloomy gradual grand granite
  grassy gravelled green grim guarded harsh hasty hazy heavy helpful hesitant hidden hollow honest humble humid idle
  immense impatient improvised inland intricate iron irregular isolated ivory jagged jovial keen knotted lasting lavish
  leafy lean lenient level limited linen local lofty lonely loose loud lucid lukewarm marbled marshy massive meagre
  measured mellow merchant mild minor misty modest moist mossy muddy muffled municipal murky muted narrow neat neglected
  neutral nimble noisy northern notable obscure odd official open ornate outdated outer outspoken overgrown pale
  partial patched patient peculiar placid plain pleasant plump polite polished popular porous portable practical precise
  private prompt proud provincial prudent quaint quiet quilted rapid rare raw reckless regional relaxed reluctant remote
  renowned resilient restless rigid rocky rough rounded rowdy rugged rural rusty sallow salty sandy scarce scattered
  scenic scorched sealed secluded secret sedate seasonal serene severe shabby shaded shallow sharp sheltered shifting
  shrewd silent silver simple slanted sleek slender slight slow sluggish smooth snowy sober soft solemn solid sombre
  southern spacious sparse splendid stable stale stark steady steep sterile stern sticky stony stout straight strict
  striped stubborn sturdy subdued subtle sudden sunken supple swift tactful tall tangled tattered temporary tender tense
  thick thorough tidal tidy tiled timber tired tranquil transparent trim turbulent uneven unfinished upland urban urgent
  vague vast velvet verdant veteran vibrant vigilant volatile wary waxed weathered western wicker wide wild windy wintry
  wiry wooden woollen worn yellow zealous
`);

export const nouns = words(`
  abbey account agreement alley almanac anchor annex apprentice aqueduct arcade archive arena atrium auction avenue
  bakery balcony ballad banner barge barn barrier basin bastion bazaar beacon bench bishop blanket blueprint boiler
  bookshop boulder boundary brewery brickyard brigade brochure bureau cabin cable calendar camera campaign canal canopy
  canteen canvas captain caravan cargo carnival carpenter carriage cascade cathedral causeway cavern cellar cemetery
  chamber channel chapel charter chimney choir cistern clearing cliff clinic cloister coastguard cobbler collection
  college colony column committee compass compound concert concourse conductor conservatory consul contract convoy
  corridor cottage council counter courier courtyard covenant cradle crane creek crossing crusade culvert curator
  curtain customs dairy dam debate depot deputy desert detour diary diploma dispute district ditch dockyard doctrine
  dome dormitory draft drawbridge driver dune dynamo editor embankment embassy engine engineer engraving entrance
  envoy escort estate estuary excavation excursion exhibition exile fabric facade factory faculty fairground farmer
  fence ferry festival fiddler flagstone fleet florist foothill footpath forester forge fortress foundry fountain
  freight fresco frigate frontier funnel furnace gallery garage garden garrison gateway gazebo generator geologist
  glacier glasshouse gorge governor granary grassland grotto guesthouse guild gully hall hamlet handbook harbour
  hatchery headland heater hedge heritage highland hillside historian holding horizon hostel hotel household hydrant
  initiative inlet innkeeper inquiry inspector institute inventory irrigation island jetty jeweller journal judge
  junction jury kennel kiln kiosk kitchen laboratory lagoon landlord landmark lantern laundry lawyer league leaflet
  lecture ledger librarian library lighthouse lodge loft lottery machine magazine magistrate mansion manual manuscript
  marina market marsh mason meadow mechanic medallion memorial merchant metalwork milestone mill miner ministry
  minstrel mission moat monastery monument moorland mortar mosaic motorway mound mountain mural museum musician nursery
  oasis observatory offer office opera orchard orchestra organ outpost oven pageant painter palace pamphlet parade
  parish parlour partner passage pasture path patrol pavement pavilion peasant pedestal peninsula permit petition
  pharmacy pier pilgrim pillar pilot pipeline plain planet plantation plateau platform playground plaza poet policy
  pond porch port portrait poster pottery prairie precinct priest printer prison procession professor programme
  promenade proposal protocol province pulpit pump quarry quay radio raft railing rampart ranch ravine reactor
  reception recipe record reef refinery reform refuge registry relic remedy reservoir resort restaurant retailer
  ridge ritual riverbank rooftop rota roundabout route saddle sailor salon sanctuary sandbank satellite sawmill
  scaffold scholar school schooner scroll sculptor seaport seawall seminar senator sergeant settlement shelter shepherd
  shipyard shoreline shrine sidewalk signal silo skylight slipway smelter sponsor square stable stadium staircase
  station statue steamer stockyard storehouse strait stream studio suburb summit surveyor swamp symphony syndicate
  tailor tannery tavern telegraph temple tenant terminal terrace theatre thicket timetable tollgate tower tractor
  trail tramway treasury treaty trench tribunal trolley trough tunnel turbine tutor university uplands valley vault
  vendor verdict vessel veteran viaduct vicarage village vineyard volunteer voyage waiter walkway warden warehouse
  watchman waterfall waterfront waterway weaver weir wharf widow windmill windrow winery woodland workshop wreck
`);

export const verbs = words(`
  abolished accompanied acquired adapted addressed adjusted admired admitted adopted advertised advised allocated
  altered amended analysed announced anticipated appraised approached approved arranged assembled assessed assigned
  attracted audited backed balanced banned barred blamed blended blocked boarded borrowed bought braced briefed
  broadened calmed cancelled carried catalogued celebrated challenged changed charted checked circled cited cleaned
  cleared closed collected commended commissioned compared completed concealed condemned confirmed connected conserved
  considered constructed consulted contained contested converted copied covered crossed decorated defended delayed
  delivered demanded depicted described deserted designed detailed detained developed diagnosed directed disappointed
  discovered discussed dismantled dismissed displayed disputed divided documented donated doubted drained dredged
  earned eased edited embraced emptied enclosed encouraged endorsed engaged enlarged enlisted entered equipped escorted
  established evaluated examined exchanged excluded excused exhibited expanded explained explored exported extended
  faced favoured feared fenced filmed financed finished fitted flanked followed forbade founded framed funded furnished
  gathered governed granted greeted guarded guided halted handled harvested hauled headed helped hired honoured hosted
  housed identified ignored illustrated imported improved included influenced informed inherited inspected inspired
  installed insulated insured interrupted introduced invited isolated joined judged labelled launched leased lectured
  levelled licensed lifted lined linked loaded located lowered maintained managed mapped marked measured mended
  mentioned merged monitored mourned moved named neglected noticed obtained occupied opened opposed ordered organised
  outlined overlooked overtook owned packed painted patched permitted persuaded photographed pictured placed planned
  planted polished postponed praised prepared presented preserved prevented printed processed promised promoted
  protected proved published purchased pursued questioned quoted raised ratified reached rebuilt recalled received
  recommended reconsidered recorded recruited redesigned refused regulated rejected released relocated remembered
  remodelled removed renamed rented reopened repaired replaced reported requested rescued reserved resisted restored
  restricted resumed retained returned reviewed revised revived rewarded sealed searched secured seized selected
  separated served settled shaped shared sheltered shielded shipped showed signed sketched sold sorted sponsored
  stored strengthened studied submitted supervised supplied supported surprised surrounded surveyed suspended
  targeted taught tested thanked toured traced tracked traded trained transferred transformed translated transported
  treated trimmed trusted unloaded unveiled updated upgraded urged used valued viewed visited wanted warned watched
  welcomed widened withdrew witnessed
`);

export const abstracts = words(`
  accuracy advice agriculture ambition anxiety appetite approval architecture attention balance bravery bureaucracy
  capacity caution ceremony clarity comfort commerce compassion competence confidence confusion consent continuity
  courage credit criticism curiosity custom decay deference delay demand devotion dignity discipline discontent
  discretion doubt drainage education efficiency effort emotion endurance enthusiasm equality erosion evidence excitement
  expense expertise fairness fame fatigue finance fishing folklore forestry fortune freedom friendship frustration
  generosity geography gossip gratitude grief guidance habit hardship harmony haste heating history honour hope
  hospitality humour hygiene identity ignorance impatience independence indifference industry influence insight
  insulation integrity interest invention irony jealousy journalism knowledge labour laughter legislation leisure
  lighting literature livestock logic longing loyalty luck luxury maintenance manners masonry memory mercy mining
  mobility modesty momentum morale mourning music navigation neutrality nostalgia nutrition obedience optimism order
  parking patience patriotism permission persistence philosophy pollution poverty pragmatism pressure prestige pride
  privacy production progress property prosperity protection prudence publicity punctuality quality quarrying rainfall
  reason recognition recovery recycling refinement regret relief religion repair reputation resentment resolve respect
  restraint revenge rhetoric rivalry romance routine ruin safety sanitation satisfaction scarcity science secrecy
  security sentiment serenity shade shame shipping silence simplicity solidarity sorrow speculation stability stamina
  storage strategy strength success supply support suspicion symmetry sympathy tact taxation teamwork technology
  tension theory thrift timing tolerance tourism tradition training tranquillity transit transparency trust truth
  uncertainty unity urgency vanity variety ventilation vigour virtue vision warmth weather welfare wisdom wonder
`);

export const prepositions = phrases(`
  above | across | after | against | ahead of | along | alongside | amid | among | around | as part of | at | because of |
  before | behind | below | beneath | beside | between the lines of | beyond | by | close to | despite | down from |
  during | except for | for | for the sake of | from | in | in place of | in spite of | in sight of | in view of | inside |
  into | near | next to | off | on | on behalf of | on top of | onto | opposite | out of | outside | over | past | rather than |
  regardless of | round | short of | south of | thanks to | through | throughout | together with | toward | under |
  underneath | unlike | until after | up to | upon | with | with regard to | within | without
`);

export const adverbials = phrases(`
  again | all the same | almost unnoticed | as a rule | as before | as expected | at great speed | at last |
  at length | at short notice | at some cost | at the same time | beforehand | by agreement | by and large |
  by candlelight | by mistake | by stages | carefully | cheerfully | on foot | downstream | even so | eventually |
  for a while | for good measure | for the most part | for want of a better plan | gradually | hesitantly | however | in a hurry | in advance | in earnest | in full view | in good faith | in passing |
  in private | in public | in return | in silence | in the end | in the meantime | in turn | in writing | indoors | instead |
  later on | little by little | more or less | nearby | never before | no longer | not far away |
  off and on | on balance | on paper | on principle | on purpose | on reflection | on request |
  out of courtesy | out of habit | over and over | perhaps | point by point | politely | promptly | quietly |
  rather late | rightly or wrongly | side by side | sooner or later | step by step | to general surprise | to no avail |
  to the letter | under protest | unasked | unevenly | upstream | well in time | without delay | without ceremony |
  without fail | word for word
`);

export const firstNames = words(`
  Adela Alban Alma Anselm Ariadne Arvid Bastian Beatrix Benno Brynja Calder Carina Casimir Celia Corin Dagny Damaris
  Dario Delphine Dorian Edda Egon Eliska Elvin Emeric Enid Esme Etta Fabian Faye Fedor Fenna Florin Freya Galen Gerda
  Gideon Gisela Gregor Greta Halvard Hanne Hedda Hektor Hilda Hugo Ida Ilona Imre Ingrid Irena Isolde Ivo Jasper Jelena
  Joachim Jorun Judith Julius Kaja Kasper Katya Kilian Klara Konrad Lara Leander Leonie Levin Lidia Linus Livia Lorenz
  Ludmila Lukas Magda Malin Marek Margit Marius Mathilda Maxim Melina Merle Milan Mina Mirko Moira Nadia Nestor Nils
  Nora Oda Olaf Olga Orla Oskar Otto Paula Petra Philippa Pia Quentin Rafael Ragna Regina Renata Roman Rosalind Rufus
  Sabina Saskia Selma Severin Silvan Sonja Stellan Sunniva Svea Tamsin Tarek Thea Tilda Tobias Torsten Ulrika Una Urban
  Valentin Vanda Vera Viktor Vilma Walburga Wanda Wendel Wilma Xenia Yorick Ysolde Yvo Zdenka Zelda Zoltan
`);

export const nameStarts = words(`
  Ald Ambr Arn Ask Balm Barr Bel Bern Birk Bland Bor Brack Bram Brev Bruns Cal Carn Cast Cavend Cold Corr Crest Dahl
  Dar Delm Dor Drav Dun Eck Eld Elst Ern Esk Fald Farn Fen Firn Frost Gald Garr Gel Glas Gorm Grann Grev Hag Hald Harn
  Hast Hels Hol Horn Ild Ing Iver Jarn Jost Kald Karn Kel Kest Kirn Kol Kross Lang Lars Lenn Lind Loms Lund Mald Marn
  Mel Mord Mors Nar Neb Nord Norr Ob Ord Ost Pald Pell Pors Quill Rand Rav Rens Rild Roth Rust Sal Sarn Seld Skar Sol
  Stav Stell Stor Tal Tarn Tess Thorn Tors Tryd Ulm Urd Vald Varn Vel Vest Vind Vors Wald Warr Welk Wend Wolt Yar Zar Zel
`);

export const nameMiddles = words(`a e i o u ar en il on us and erl ing ist ove umb ach eck ild orr`);

export const placeEnds = words(`
  bach beck berg borg bridge brook burg bury by combe dale den field fold ford furt garth gate ham haven heim holm holt
  horst hurst kirk land leigh ley low marsh mere mond mouth ness nitz ridge rook sands scar sted stow stock sund thal
  thorpe ton vale vik ville wald wark water wick worth yard
`);

export const personEnds = words(`
  a ac ani ardt as aud ay bo cek der din dt ek elli en er ers es ett ev ey fer gaard ger gren i iak ic ier in ini is itz
  ka kamp ke ko kov ler li lin lo man mann mer mond my na nen ner ni no nov o off oni os ov ow quist ras ren rik ro ron
  rup sen ser ski son stad stein sted ström sy ta ten ter th ti to tor ulf un va vak van vic vik vold way y yan zek zo
`);

export const roles = phrases(`
  archivist | baker | boatbuilder | botanist | bus driver | café owner | carpenter | chemist | choirmaster | choreographer |
  church warden | civil engineer | clerk | coach | dentist | economist | electrician | farmer | ferry captain | fish trader |
  florist | forester | former mayor | geologist | glazier | grocer | harbour pilot | head teacher | historian | hotelier |
  insurance broker | judge | landlady | law student | librarian | local councillor | mathematician | mechanic | midwife |
  musician | night porter | nurse | optician | orchard owner | party official | pensioner | pharmacist | philosopher |
  photographer | physicist | plumber | poet | postal worker | printer | publisher | ranger | restorer | retired colonel |
  sailor | school inspector | sculptor | shop steward | shopkeeper | social worker | sociologist | student leader |
  surveyor | tailor | tenants’ representative | town clerk | tram driver | translator | union official | vet | vicar |
  village elder | violinist | watchmaker | weather observer | winemaker | youth worker
`);

export const sayings = phrases(`
  added | argued | claimed | complained | conceded | declared | explained | insisted | joked | maintained | noted | observed |
  recalled | remarked | replied | said | stressed | suggested | told a meeting | told our reporter | told reporters |
  told residents | told the local radio | wrote in a letter | wrote on a notice board
`);

export const outletNames = phrases(`
  Ashdown Courier | Border Gazette | Brackwater Post | Calder Tribune | Canal Street Journal | Capital Observer |
  Coastline Daily | Cordell Herald | Dockside Times | Eastmoor Echo | Evening Lantern | Fenland Chronicle |
  Field and Harbour | Granite News | Gulf of Orrin Mail | Highland Sentinel | Hillcrest Bulletin | Inland Examiner |
  Kestrel Press Agency | Lakeside Register | Lowland Standard | Marrow Bay Star | Meridian Dispatch | Midland Argus |
  Morning Compass | National Ledger | New Halden Review | North Quay Advertiser | Old Bridge Reporter | Orchard Valley News |
  Peninsula Monitor | Plain Dealer of Tarn | Provincial Wire | Market Hour News | Ridgeway Independent | River Mercury |
  Saltmarsh Voice | Long Rivers Agency | Signal Hill Times | Southgate Leader | Strait Messenger | Tessen Gazette |
  Timberline Weekly | Upland Messenger | Varn Evening News | Westfold Journal | Winter Harbour Post | Yarrow Daily
`);
