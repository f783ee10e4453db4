/**
 * Words that end in a full stop which ends no sentence.
 * Source: the common abbreviations of English news style (AP and Guardian style books), gathered by hand.
 */

/** A name, number or noun always follows: never a sentence end. */
export const titleAbbreviations: ReadonlySet<string> = new Set(
  (
    'mr mrs ms messrs mme mlle dr prof hon rev fr sr sra sen sens rep reps gov govs pres gen lt col maj capt cmdr cpl ' +
    'sgt pvt adm brig supt det insp amb st ste mt ft vs v viz cf eg ie approx ca al dept univ assn bros ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat ' +
    'ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mont neb nev okla ore pa tenn ' +
    'tex vt va wash wis wyo e.g i.e a.k.a ave blvd rd hwy ext vol ed eds trans fig figs sec art para est'
  ).split(' '),
);

/** Cuts nothing before a number ("No. 11", "pp. 12"), but may end a sentence. */
export const numberAbbreviations: ReadonlySet<string> = new Set('no nos pp p art ch op sect tel rs nr'.split(' '));

/** May stand at the end of a sentence too; then the next word decides. */
export const endingAbbreviations: ReadonlySet<string> = new Set(
  (
    'inc corp co cos ltd plc llc llp bhd sdn pty jr sr esq etc u.s u.k u.n u.a.e u.s.a u.s.s.r e.u d.c l.a n.y n.j ' +
    'p.m a.m pm am ph.d m.d b.a m.a d.o b.c a.d mph km cm mm kg lb lbs oz in yd yds sq min hr hrs bn mn tn'
  ).split(' '),
);

/** Words that open a sentence far more often than they continue a name after an abbreviation. */
export const sentenceOpeners: ReadonlySet<string> = new Set(
  (
    'the a an this that these those it its he she they we you i his her their our my there here in on at by for from ' +
    'with after before when while as if but and or so yet however although though since because until meanwhile ' +
    'also earlier later last next some many most several both each one two three what who why how where not no nor ' +
    'under over during despite according about among analysts officials police'
  ).split(' '),
);
