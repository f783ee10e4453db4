import { invariant } from '../base/invariant.ts';
import { unitData } from '../claims/unit-data.ts';

/** What one unit of each dimension is told in, by its name in unit-data.ts; all factors are against it. */
const baseUnits: ReadonlyMap<string, string> = new Map([
  ['mass', 'kilogram'],
  ['length', 'metre'],
  ['time', 'second'],
  ['power', 'watt'],
  ['energy', 'watt hour'],
  ['area', 'square metre'],
  ['volume', 'litre'],
  ['speed', 'kilometre per hour'],
  ['data', 'byte'],
]);

/** Names of unit-data.ts where readings have others. */
const dataNames: ReadonlyMap<string, string> = new Map([
  ['tonne', 'metric ton'],
  ['pound-mass', 'pound'],
]);

const dataFactors: ReadonlyMap<string, number> = new Map(unitData.map(([name, , , , factor]) => [name, factor]));

/**
 * Units that can be converted into each other: dimension, the form shown to people, the names they have in readings, and
 * the factor to the base unit of the dimension where unit-data.ts has none.
 * Source: NIST Special Publication 811 (2008), appendix B, for factors of this table. Months and years count as mean ones
 * of the Gregorian calendar (30.436875 and 365.2425 days).
 */
const rows: readonly (readonly [dimension: string, shown: string, names: string, factor?: number])[] = [
  ['mass', 'milligrams', 'milligram|mg'],
  ['mass', 'grams', 'gram|gramme|g'],
  ['mass', 'kg', 'kilogram|kilo|kg'],
  ['mass', 'tonnes', 'tonne|metric ton|metric tonne|t'],
  ['mass', 'tons', 'ton|short ton'],
  ['mass', 'pounds', 'pound-mass|lb|lbs'],
  ['mass', 'ounces', 'ounce|oz'],
  ['mass', 'troy ounces', 'troy ounce'],
  ['mass', 'stone', 'stone'],
  ['mass', 'micrograms', 'microgram'],
  ['mass', 'megatonnes', 'megatonne'],
  ['length', 'nanometres', 'nanometre|nanometer|nm'],
  ['length', 'micrometres', 'micrometre|micrometer|micron'],
  ['length', 'mm', 'millimetre|millimeter|mm'],
  ['length', 'cm', 'centimetre|centimeter|cm'],
  ['length', 'metres', 'metre|meter|m'],
  ['length', 'km', 'kilometre|kilometer|km'],
  ['length', 'inches', 'inch|in'],
  ['length', 'feet', 'foot|feet|ft'],
  ['length', 'yards', 'yard|yd'],
  ['length', 'miles', 'mile|mi'],
  ['length', 'nautical miles', 'nautical mile|nmi'],
  ['time', 'milliseconds', 'millisecond|ms'],
  ['time', 'seconds', 'second|sec|s'],
  ['time', 'minutes', 'minute|min'],
  ['time', 'hours', 'hour|hr|h'],
  ['time', 'days', 'day'],
  ['time', 'weeks', 'week'],
  ['time', 'fortnights', 'fortnight', 1209600],
  ['time', 'months', 'month', 2629746],
  ['time', 'quarters', 'quarter', 7889238],
  ['time', 'years', 'year|yr', 31556952],
  ['time', 'decades', 'decade', 315569520],
  ['time', 'centuries', 'century', 3155695200],
  ['power', 'watts', 'watt|w'],
  ['power', 'kW', 'kilowatt|kw'],
  ['power', 'MW', 'megawatt|mw'],
  ['power', 'GW', 'gigawatt|gw'],
  ['power', 'TW', 'terawatt|tw'],
  ['power', 'horsepower', 'horsepower|brake horsepower|hp|bhp'],
  ['energy', 'kWh', 'kilowatt hour|kilowatt-hour|kwh'],
  ['energy', 'MWh', 'megawatt hour|megawatt-hour|mwh'],
  ['energy', 'GWh', 'gigawatt hour|gigawatt-hour|gwh'],
  ['energy', 'TWh', 'terawatt hour|terawatt-hour|twh'],
  ['area', 'square metres', 'square metre|square meter|sq m|m2'],
  ['area', 'square feet', 'square foot|square feet|sq ft'],
  ['area', 'acres', 'acre'],
  ['area', 'hectares', 'hectare|ha'],
  ['area', 'square kilometres', 'square kilometre|square kilometer|sq km|km2'],
  ['area', 'square miles', 'square mile|sq mi'],
  ['volume', 'millilitres', 'millilitre|milliliter|ml'],
  ['volume', 'litres', 'litre|liter|l'],
  ['volume', 'gallons', 'gallon'],
  ['volume', 'cubic feet', 'cubic foot|cubic feet'],
  ['volume', 'acre-feet', 'acre-foot'],
  ['volume', 'cubic kilometres', 'cubic kilometre'],
  ['volume', 'barrels', 'barrel|bbl|barrel of oil'],
  ['volume', 'cubic metres', 'cubic metre|cubic meter|m3'],
  ['speed', 'km/h', 'kilometre per hour|kilometer per hour|kph|kmh|km/h'],
  ['speed', 'mph', 'mile per hour|mph'],
  ['speed', 'metres per second', 'metre per second|meter per second|m/s'],
  ['speed', 'knots', 'knot'],
  ['data', 'MB', 'megabyte|mb'],
  ['data', 'GB', 'gigabyte|gb'],
  ['data', 'TB', 'terabyte|tb'],
  ['data', 'PB', 'petabyte'],
  ['temperature C', 'degrees Celsius', 'celsius|degree celsius|degrees celsius|centigrade|degree c|c', 1],
  ['temperature F', 'degrees Fahrenheit', 'fahrenheit|degree fahrenheit|degrees fahrenheit|degree f|f|farad', 1],
  ['temperature', 'degrees', 'degree', 1],
  ['ratio', 'percent', 'percentage|percent|per cent|%', 1],
  ['ratio point', 'percentage points', 'percentage point|point|pct point|percent point', 1],
  ['ratio point', 'basis points', 'basis point', 0.01],
];

/** Units that can be converted into each other, with the factor to the base unit of their dimension. */
export const measures: readonly (readonly [dimension: string, factor: number, shown: string, names: string])[] =
  rows.map(([dimension, shown, names, factor]) => [dimension, factor ?? factorOf(dimension, names), shown, names]);

/** The factor of unit-data.ts, by the first of the names. */
function factorOf(dimension: string, names: string): number {
  const name = names.split('|')[0] ?? '';
  const factor = dataFactors.get(dataNames.get(name) ?? name);
  const base = dataFactors.get(baseUnits.get(dimension) ?? '');
  invariant(factor !== undefined && base !== undefined, `no factor for "${name}"`);
  return Number((factor / base).toPrecision(10));
}

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
    'people person human individual signature signatory signatories ' +
    'name  man men woman women child children kid boy girl infant baby babies adult teenager ' +
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
  'motorcycle motorbike scooter',
  'class lesson',
  'item article piece',
  'batch lot',
  'pack package packet box',
  'bag sack',
  'station stop',
  'project scheme programme program',
  'country nation state',
  'town city municipality',
  'village settlement hamlet',
  'district area county borough',
  'round stage',
  'appeal complaint',
  'order contract',
  'shell rocket projectile missile',
  'tank vehicle',
  'well borehole',
  'animal head',
  'cow cattle',
  'picture painting artwork work canvas',
  'film movie',
  'charge count',
  'test sample',
  'room bedroom',
  'court tribunal',
  'mine pit colliery',
  'factory plant',
  'reactor unit',
  'turbine windmill',
  'dam reservoir',
  'road street highway',
  'bridge crossing',
  'tent shelter',
  'pump machine',
];
