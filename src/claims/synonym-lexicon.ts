/**
 * Words folded to one form in the key of a subject, so that a rewording does not make another subject.
 * Source: pairs seen in reports of one event by several agencies; gathered by hand.
 */
const groups: readonly string[] = [
  'kill killed kills killing dead died die dies dying death deaths toll fatality fatalities bodies body slain perished lives claimed victims victim slaying killings perish',
  'injure injured injures injuring injury injuries wound wounded wounds wounding hurt hurts hurting casualty casualties',
  'troop troops soldier soldiers forces serviceman servicemen servicemember servicemembers servicewoman servicewomen personnel',
  'usa us u.s. u.s american americans america united-states washington',
  'britain uk u.k. british',
  'un u.n. united-nations',
  'people person persons others residents inhabitants human humans civilian civilians',
  'missing unaccounted disappeared vanished untraced',
  'lorry lorries truck trucks',
  'rescue rescued saved survivor survivors',
  'quake quakes earthquake earthquakes tremor',
  'strike strikes attack attacks raid raids bombing bombardment',
  'rise rises rose risen increase increased increases grew grow growth climbed climb jumped',
  'fall falls fell fallen drop dropped drops decline declined declines decrease decreased slid slipped',
  'home homes house houses dwelling dwellings',
  'displaced displace displaces displacing evacuated evacuate evacuating evacuees evacuee fled flee fleeing uprooted refugee refugees homeless',
  'detain detained detainee detainees arrested arrest arrests prisoner prisoners inmate inmates captured',
  'free freed release released releases',
  'receive received receives got get taken',
  'company firm business',
  'withdraw withdrawal withdrawn withdrew pullout leave depart departure',
  'price prices cost costs',
  'poll polls survey surveys',
  'vote votes voted ballot ballots',
  'ceasefire truce cease-fire',
  'plane planes aircraft jet jets airplane',
  'boat boats vessel vessels ship ships ferry',
  'job jobs',
  'worker workers employee employees staff',
  'police officer officers policeman policemen',
  'child children kid kids minor minors',
  'hospital hospitals hospitalized hospitalised',
  'destroy destroyed flattened levelled razed',
];

/** Word to the first of its group. */
export const synonyms: ReadonlyMap<string, string> = new Map(
  groups.flatMap((group) => {
    const words = group.split(' ');
    const head = words[0] ?? '';
    return words.map((word): [string, string] => [word, head]);
  }),
);
