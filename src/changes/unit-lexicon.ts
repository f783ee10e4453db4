/**
 * Units that can be converted into each other: dimension, factor to its base unit, and the form shown to people.
 * Source: SI Brochure, 9th edition, and NIST Special Publication 811 (2008), appendix B, for factors; currency codes
 * after ISO 4217. Months and years count as mean ones of the Gregorian calendar (30.436875 and 365.2425 days).
 */
export const measures: readonly (readonly [dimension: string, factor: number, shown: string, names: string])[] = [
  ['mass', 1e-6, 'milligrams', 'milligram|mg'],
  ['mass', 0.001, 'grams', 'gram|gramme|g'],
  ['mass', 1, 'kg', 'kilogram|kilo|kg'],
  ['mass', 1000, 'tonnes', 'tonne|metric ton|metric tonne|t'],
  ['mass', 907.18474, 'tons', 'ton|short ton'],
  ['mass', 0.45359237, 'pounds', 'pound-mass|lb|lbs'],
  ['mass', 0.028349523, 'ounces', 'ounce|oz'],
  ['length', 1e-9, 'nanometres', 'nanometre|nanometer|nm'],
  ['length', 1e-6, 'micrometres', 'micrometre|micrometer|micron'],
  ['length', 0.001, 'mm', 'millimetre|millimeter|mm'],
  ['length', 0.01, 'cm', 'centimetre|centimeter|cm'],
  ['length', 1, 'metres', 'metre|meter|m'],
  ['length', 1000, 'km', 'kilometre|kilometer|km'],
  ['length', 0.0254, 'inches', 'inch|in'],
  ['length', 0.3048, 'feet', 'foot|feet|ft'],
  ['length', 0.9144, 'yards', 'yard|yd'],
  ['length', 1609.344, 'miles', 'mile|mi'],
  ['length', 1852, 'nautical miles', 'nautical mile|nmi'],
  ['time', 0.001, 'milliseconds', 'millisecond|ms'],
  ['time', 1, 'seconds', 'second|sec|s'],
  ['time', 60, 'minutes', 'minute|min'],
  ['time', 3600, 'hours', 'hour|hr|h'],
  ['time', 86400, 'days', 'day'],
  ['time', 604800, 'weeks', 'week'],
  ['time', 1209600, 'fortnights', 'fortnight'],
  ['time', 2629746, 'months', 'month'],
  ['time', 7889238, 'quarters', 'quarter'],
  ['time', 31556952, 'years', 'year|yr'],
  ['time', 315569520, 'decades', 'decade'],
  ['time', 3155695200, 'centuries', 'century'],
  ['power', 1, 'watts', 'watt|w'],
  ['power', 1e3, 'kW', 'kilowatt|kw'],
  ['power', 1e6, 'MW', 'megawatt|mw'],
  ['power', 1e9, 'GW', 'gigawatt|gw'],
  ['power', 1e12, 'TW', 'terawatt|tw'],
  ['power', 745.69987, 'horsepower', 'horsepower|brake horsepower|hp|bhp'],
  ['energy', 1e3, 'kWh', 'kilowatt hour|kilowatt-hour|kwh'],
  ['energy', 1e6, 'MWh', 'megawatt hour|megawatt-hour|mwh'],
  ['energy', 1e9, 'GWh', 'gigawatt hour|gigawatt-hour|gwh'],
  ['energy', 1e12, 'TWh', 'terawatt hour|terawatt-hour|twh'],
  ['area', 1, 'square metres', 'square metre|square meter|sq m|m2'],
  ['area', 0.09290304, 'square feet', 'square foot|square feet|sq ft'],
  ['area', 4046.8564, 'acres', 'acre'],
  ['area', 10000, 'hectares', 'hectare|ha'],
  ['area', 1e6, 'square kilometres', 'square kilometre|square kilometer|sq km|km2'],
  ['area', 2589988.1, 'square miles', 'square mile|sq mi'],
  ['volume', 0.001, 'millilitres', 'millilitre|milliliter|ml'],
  ['volume', 1, 'litres', 'litre|liter|l'],
  ['volume', 3.7854118, 'gallons', 'gallon'],
  ['volume', 28.316847, 'cubic feet', 'cubic foot|cubic feet'],
  ['volume', 158.98729, 'barrels', 'barrel|bbl|barrel of oil'],
  ['volume', 1000, 'cubic metres', 'cubic metre|cubic meter|m3'],
  ['speed', 1, 'km/h', 'kilometre per hour|kilometer per hour|kph|kmh|km/h'],
  ['speed', 1.609344, 'mph', 'mile per hour|mph'],
  ['speed', 3.6, 'metres per second', 'metre per second|meter per second|m/s'],
  ['speed', 1.852, 'knots', 'knot'],
  ['data', 1e6, 'MB', 'megabyte|mb'],
  ['data', 1e9, 'GB', 'gigabyte|gb'],
  ['data', 1e12, 'TB', 'terabyte|tb'],
  ['ratio', 1, 'percent', 'percentage|percent|per cent|%'],
  ['ratio point', 1, 'percentage points', 'percentage point|point|pct point|percent point'],
  ['ratio point', 0.01, 'basis points', 'basis point'],
];

/** Currencies by the name that readings give them. */
export const currencies: readonly (readonly [code: string, names: string])[] = [
  ['USD', 'dollar|us dollar|united states dollar'],
  ['EUR', 'euro'],
  ['GBP', 'pound sterling|pound|british pound|sterling'],
  ['JPY', 'japanese yen|yen'],
  ['CNY', 'chinese yuan|yuan|renminbi'],
  ['INR', 'indian rupee|rupee'],
  ['CHF', 'swiss franc'],
  ['CAD', 'canadian dollar'],
  ['AUD', 'australian dollar'],
  ['NZD', 'new zealand dollar'],
  ['HKD', 'hong kong dollar'],
  ['SGD', 'singapore dollar'],
  ['TWD', 'taiwan dollar'],
  ['KRW', 'south korean won|won'],
  ['TRY', 'turkish lira|lira'],
  ['RUB', 'russian rouble|russian ruble|rouble|ruble'],
  ['UAH', 'ukrainian hryvnia|hryvnia'],
  ['BRL', 'brazilian real|real'],
  ['MXN', 'mexican peso'],
  ['PHP', 'philippine peso'],
  ['ZAR', 'south african rand|rand'],
  ['NGN', 'nigerian naira|naira'],
  ['KES', 'kenyan shilling'],
  ['ILS', 'shekel|israeli shekel|new shekel'],
  ['SAR', 'saudi riyal|riyal'],
  ['AED', 'uae dirham|dirham'],
  ['QAR', 'qatari riyal'],
  ['EGP', 'egyptian pound'],
  ['IQD', 'iraqi dinar'],
  ['KWD', 'kuwaiti dinar'],
  ['IRR', 'iranian rial|rial'],
  ['PKR', 'pakistani rupee'],
  ['LKR', 'sri lankan rupee'],
  ['BDT', 'bangladeshi taka|taka'],
  ['IDR', 'indonesian rupiah|rupiah'],
  ['MYR', 'malaysian ringgit|ringgit'],
  ['THB', 'thai baht|baht'],
  ['VND', 'vietnamese dong|dong'],
  ['SEK', 'swedish krona|swedish crown'],
  ['NOK', 'norwegian krone|norwegian crown'],
  ['DKK', 'danish krone|danish crown'],
  ['PLN', 'polish zloty|zloty'],
  ['CZK', 'czech koruna|czech crown'],
  ['HUF', 'hungarian forint|forint'],
  ['ARS', 'argentine peso'],
  ['CLP', 'chilean peso'],
  ['COP', 'colombian peso'],
];

/** Nouns that count people, whatever they are called in the one revision and in the other. */
export const personNouns: ReadonlySet<string> = new Set(
  (
    'people person human individual man men woman women child children kid boy girl infant baby babies adult teenager ' +
    'civilian resident inhabitant villager citizen local national foreigner tourist visitor holidaymaker traveller ' +
    'passenger pedestrian motorist driver commuter soldier troop serviceman servicemen servicewoman personnel fighter ' +
    'militant gunman gunmen insurgent rebel marine sailor airman peacekeeper trooper guard conscript reservist ' +
    'officer policeman policemen police agent firefighter rescuer medic doctor nurse patient victim casualty casualties ' +
    'survivor fatality fatalities body bodies dead death injured wounded missing hostage captive prisoner inmate ' +
    'detainee suspect migrant refugee evacuee asylum-seeker worker employee staff staffer miner fisherman fishermen ' +
    'crew member crewmember striker protester demonstrator marcher voter elector student pupil teacher lecturer ' +
    'lawmaker senator deputy minister official adviser advisor delegate candidate judge lawyer juror family member ' +
    'relative neighbour neighbor fan spectator supporter customer user subscriber shareholder investor farmer ' +
    'volunteer athlete player expert observer inspector contractor engineer pilot life lives life-lost attendee ' +
    'participant guest journalist reporter American European Briton Iraqi Syrian Israeli Palestinian Russian Ukrainian'
  )
    .toLowerCase()
    .split(' '),
);

/** Counted things that news names in turn; the first word stands for the group. */
export const likeNouns: readonly string[] = [
  'home house dwelling residence',
  'building structure block',
  'lorry truck',
  'job post position role',
  'company firm business enterprise',
  'plane aircraft jet airplane aeroplane',
  'flight service',
  'ship vessel boat',
  'bus coach',
  'car vehicle',
  'school college',
  'hospital clinic',
  'shop store outlet branch',
  'drone uav',
  'case infection',
  'operation procedure surgery',
  'strike attack raid',
  'vote ballot',
  'shot dose jab vaccine',
  'party grouping',
  'site location place',
  'unit apartment flat',
  'bid offer',
  'warship frigate destroyer',
  'seat place',
  'occasion time count',
];
