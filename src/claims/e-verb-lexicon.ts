/**
 * Verbs whose base ends in a silent e that "-ed" and "-ing" take the place of, beside those of the grammar lexicon.
 * Source: lemmas of verbs that occur at least twice in the treebanks EWT and GUM of Universal Dependencies.
 */
export const silentEVerbs: ReadonlySet<string> = new Set(
  `abide abuse accelerate accumulate acknowledge acquire activate adhere administrate admire advertise advocate
    aerate aggravate alienate allude amaze ameliorate analyse analyze annotate anticipate apologize appease appraise
    appreciate appropriate approximate archive arise arrange articulate aspire assassinate assemble associate assure
    authorise authorize automate backfire balance baptize become befuddle behave berade beware bounce bridge browse
    budge calculate capitalize carve celebrate centralize challenge characterise characterize circle coalesce
    coincide collaborate commemorate commence commercialize communicate commute compensate compete compile compose
    compromise concede conceive concentrate conceptualize condense conference confide confine confiscate
    congratulate connote consolidate constitute contaminate contemplate convene convince cooperate coordinate
    countenance couple course crumble crumple crystallize culminate curate curse curve customize cycle dance debate
    deceive decentralize decide decorate decouple dedicate define degrade delete demonstrate demote denote depose
    deprive derive desecrate deserve designate desire destabilize deteriorate determine detonate devastate devise
    devote diagnose dictate differentiate dilute disagree disapprove discharge disclose discontinue discourage
    discriminate disenfranchise disgruntle disintegrate dislike dislocate disperse dispose dispute disseminate
    dissipate dissolve divorce domesticate dominate downgrade downsize dribble drizzle eclipse educate elaborate
    elapse eliminate embrace emigrate emphasize emulate encircle enclose endorse endure enforce engrave enhance
    enlarge enslave entitle enumerate equalise escalate evaluate evaporate evidence evolve exacerbate exaggerate
    excite exclude excuse exercise exile experience explore expose facilitate fatigue fertilize figure finalize
    foresee forge forgive formalize formulate gamble gauge generalize germinate giggle glance graduate grapple guide
    hassle hedge hesitate hibernate hospitalize hurtle hypnotize ignore illuminate illustrate immerse immigrate
    immortalize implicate inaugurate incarcerate incense incite incorporate incubate induce indulge industrialize
    inflame inflate influence infuse inhale initiate innovate inquire inspire instigate institute integrate
    interfere interpolate interrogate intervene intrigue intrude invoice invoke irritate isolate judge juggle jumble
    lecture legalise leverage liberate license manipulate manufacture marginalize massacre mature medicate meditate
    memorize menace minimize mismanage misplace mitigate modulate monetize monopolize mortgage motivate mutate
    mutilate navigate necessitate negate nibble nickname nominate notice nurture obligate obliterate obscure
    officiate ooze optimize orchestrate originate outline outrage outsource overcharge overcome overcompensate
    override overstate package parse partake paste pause pedestrianize penalize penetrate perceive percolate
    perforate perfume permeate persecute personalize persuade persue picture plague please pollute popularize
    populate practice practise praise precede preclude predominate premiere prescribe preserve preside pressure
    presume prioritize privatize profile proliferate promote pronounce provoke purge ravage realise realize
    rearrange reassure reciprocate recite recode reconcile recreate recycle redefine redistribute redline reference
    refine regenerate regulate reimburse reinforce reintroduce reinvigorate reissue relate rename renege renovate
    reproduce repurpose reschedule resemble reserve reside resonate retaliate retrieve revalue revere reverse revive
    revoke revolutionize revolve ridicule rinse rotate route ruffle sacrifice salute sample scavenge scramble sense
    shoe showcase simulate single situate smuggle sneeze socialize solve source specialize speculate square squeeze
    standardize stifle stimulate strangle streamline structure stumble style subdivide subdue submerge subscribe
    subsidize substitute summarise summarize supersede supervise suppose surprise symbolize sympathise sympathize
    tackle taste teethe terminate theorize title tolerate torture trample translate tremble trickle trouble trounce
    twinkle type underestimate underlie undermine underscore undertake unite unsubscribe upgrade urbanize utilise
    utilize validate vandalize venture vibrate violate visualize voice waffle waive weaponize weave wheeze wrestle
    writhe`.split(/\s+/),
);
