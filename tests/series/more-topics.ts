import type { OwnTopic } from './topics.ts';

/** More stories, in fields where nothing was tuned. */
export const moreTopics: readonly OwnTopic[] = [
  {
    id: 'prison',
    articles: [
      [
        '2026-03-03',
        'Justice Wire',
        'Riot at Graden prison\n\nInmates took over two wings of the prison at Graden on Monday night. The jail was built for 620 men and holds 1,140, a union said. Seven guards are being held hostage.',
      ],
      [
        '2026-03-04',
        'The Beacon',
        'Graden guards go free\n\nThe last three guards held at Graden prison were released on Wednesday. The ministry said the prison housed 1,090 inmates; it has places for 620.',
      ],
      [
        '2026-03-09',
        'Justice Wire',
        'Overcrowding at Stell jail\n\nStell jail has 1,140 prisoners in cells meant for 800, inspectors found.',
      ],
      [
        '2026-09-01',
        'Justice Wire',
        'Graden prison to be emptied by 2028\n\nThe government will close Graden prison by the end of 2028. Its population has been cut to 870 since the riot in March.',
      ],
    ],
    series: {
      inmates: [
        [0, 1140],
        [1, 1090],
        [3, 870],
      ],
      places: [
        [0, 620],
        [1, 620],
      ],
      closing: [[3, '2028']],
      'inmates elsewhere': [[2, 1140]],
      'places elsewhere': [[2, 800]],
    },
  },
  {
    id: 'museum',
    articles: [
      [
        '2026-02-02',
        'Arts Page',
        'Portrait by Hels to be sold\n\nThe auction house Brant expects 20 million dollars for a portrait by Hels on 12 May. It was last sold in 1988.',
      ],
      [
        '2026-04-28',
        'The Beacon',
        'Sale of Hels portrait put back\n\nBrant has moved the sale of the Hels portrait to 9 June because of a quarrel among the heirs. It now hopes for 25 million dollars.',
      ],
      [
        '2026-05-12',
        'Arts Page',
        'Landscape by Corvin fetches record\n\nA landscape by Corvin was sold for 25 million dollars at Brant on Tuesday.',
      ],
      [
        '2026-06-10',
        'Arts Page',
        'Hels portrait goes for 31 million dollars\n\nA collector paid 31 million dollars for the portrait by Hels at Brant on Tuesday.',
      ],
    ],
    series: {
      estimate: [
        [0, 20e6],
        [1, 25e6],
      ],
      sale: [
        [0, '2026-05-12'],
        [1, '2026-06-09'],
      ],
      price: [[3, 31e6]],
      'price of the other': [[2, 25e6]],
    },
  },
  {
    id: 'vaccination',
    articles: [
      [
        '2026-09-07',
        'Health Wire',
        'Polio campaign starts in Ruvia\n\nRuvia began a campaign on Monday to vaccinate 3.2 million children against polio. It has found six cases of the disease this year.',
      ],
      [
        '2026-09-14',
        'The Beacon',
        'Polio drive in Ruvia halfway\n\nHealth workers in Ruvia have vaccinated 1.6 million children against polio in a week. Two more cases brought the total to eight.',
      ],
      [
        '2026-09-15',
        'Health Wire',
        'Measles shots in Tandor\n\nTandor has vaccinated 1.6 million children against measles since June, the ministry said.',
      ],
      [
        '2026-09-28',
        'Health Wire',
        'Ruvia ends polio drive\n\nIn three weeks 2.9 million children in Ruvia received a dose against polio. The number of cases stands at 11.',
      ],
    ],
    series: {
      target: [[0, 3.2e6]],
      vaccinated: [
        [1, 1.6e6],
        [3, 2.9e6],
      ],
      cases: [
        [0, 6],
        [1, 8],
        [3, 11],
      ],
      'vaccinated elsewhere': [[2, 1.6e6]],
    },
  },
  {
    id: 'canal',
    articles: [
      [
        '2026-04-05',
        'Harbour Sheet',
        'Grain ship blocks Mendo canal\n\nA grain carrier ran aground in the Mendo canal on Sunday. By evening 48 ships were waiting. The canal authority hopes to free it by Wednesday.',
      ],
      [
        '2026-04-07',
        'The Beacon',
        'Queue at Mendo canal grows\n\nThe number of vessels waiting at the Mendo canal has risen to 131. Each day of the closure costs 9 million dollars, the authority said.',
      ],
      [
        '2026-04-08',
        'Harbour Sheet',
        'Strike delays ships at Port Ewell\n\nForty-eight ships were waiting off Port Ewell on Wednesday because pilots are on strike.',
      ],
      [
        '2026-04-10',
        'Harbour Sheet',
        'Mendo canal open again\n\nThe Mendo canal reopened on Friday. It will take until 15 April to clear the 170 ships in the queue.',
      ],
    ],
    series: {
      ships: [
        [0, 48],
        [1, 131],
        [3, 170],
      ],
      'cost of a day': [[1, 9e6]],
      'ships elsewhere': [[2, 48]],
    },
  },
  {
    id: 'rents',
    articles: [
      [
        '2026-01-10',
        'City Sheet',
        'Rents in Lorne up again\n\nThe average rent for a flat in Lorne was 1,180 euros a month in December, a website said. The city wants to build 6,000 flats a year.',
      ],
      [
        '2026-07-08',
        'The Beacon',
        'Lorne tenants pay more\n\nTenants in Lorne paid 1,240 euros a month on average in June. Only 3,900 flats were finished in the year before.',
      ],
      [
        '2026-07-09',
        'City Sheet',
        'Rents fall in Astrup\n\nFlats in Astrup cost 1,180 euros a month on average in June, 40 euros less than in March.',
      ],
      [
        '2027-01-12',
        'City Sheet',
        'Rents in Lorne level off\n\nAn average flat in Lorne cost 1,250 euros a month in December. The city has lowered its goal to 5,000 new flats a year.',
      ],
    ],
    series: {
      rent: [
        [0, 1180],
        [1, 1240],
        [3, 1250],
      ],
      goal: [
        [0, 6000],
        [3, 5000],
      ],
      finished: [[1, 3900]],
      'rent elsewhere': [[2, 1180]],
    },
  },
  {
    id: 'parliament',
    articles: [
      [
        '2026-05-24',
        'Capital Sheet',
        'Reform party ahead in Ostia\n\nThe Reform party is set to win 94 of the 200 seats in Ostia’s parliament, an exit poll showed on Sunday. The Farmers’ League would get 61 seats.',
      ],
      [
        '2026-05-25',
        'The Beacon',
        'Ostia: Reform short of majority\n\nReform won 97 seats in Ostia and the Farmers’ League 58, with nearly all votes counted. Turnout was 63 percent.',
      ],
      [
        '2026-05-26',
        'Capital Sheet',
        'Council elections in Varn\n\nThe Greens won 58 seats in the council of Varn. Turnout was 51 percent.',
      ],
      [
        '2026-05-30',
        'Capital Sheet',
        'Recount in Ostia\n\nAfter a recount Reform has 96 seats in the parliament of Ostia, the electoral commission said, and the Farmers’ League 59. Final turnout was 64 percent.',
      ],
    ],
    series: {
      reform: [
        [1, 97],
        [3, 96],
      ],
      league: [
        [1, 58],
        [3, 59],
      ],
      turnout: [
        [1, 63],
        [3, 64],
      ],
      'poll of reform': [[0, 94]],
      'poll of the league': [[0, 61]],
      'seats elsewhere': [[2, 58]],
      'turnout elsewhere': [[2, 51]],
    },
  },
  {
    id: 'airline',
    articles: [
      [
        '2026-07-14',
        'Wire North',
        'Jet crashes near Oskar Bay\n\nA passenger jet of Meridair crashed near Oskar Bay on Tuesday with 118 people on board. Rescuers have found 37 bodies and eight survivors.',
      ],
      [
        '2026-07-15',
        'The Beacon',
        'Oskar Bay crash: hope fades\n\nThe bodies of 82 victims of the Meridair crash have been recovered, police said on Wednesday. Nine people survived.',
      ],
      [
        '2026-07-16',
        'Wire North',
        'Bus plunges into ravine in Teneo\n\nThirty-seven people died when a bus fell into a ravine in Teneo on Thursday. Eight survived.',
      ],
      [
        '2026-07-20',
        'The Beacon',
        'All victims of Meridair crash found\n\nThe crash at Oskar Bay killed 109 people, investigators said. They will publish a first report by 20 August.',
      ],
    ],
    series: {
      dead: [
        [0, 37],
        [1, 82],
        [3, 109],
      ],
      saved: [
        [0, 8],
        [1, 9],
      ],
      report: [[3, '2026-08-20']],
      'dead of the bus': [[2, 37]],
      'saved of the bus': [[2, 8]],
    },
  },
  {
    id: 'carmaker',
    articles: [
      [
        '2026-01-28',
        'Ledger',
        'Orbis recalls 210,000 cars\n\nThe carmaker Orbis is recalling 210,000 cars because of faulty brakes. It sold 1.4 million vehicles last year.',
      ],
      [
        '2026-02-17',
        'Market Post',
        'Orbis recall widened\n\nOrbis has extended its recall over brakes to 345,000 cars. Repairs will be finished by the end of June, it said.',
      ],
      [
        '2026-02-18',
        'Ledger',
        'Tessar calls back vans\n\nTessar will recall 210,000 vans whose doors may open. It plans to repair them by the end of June.',
      ],
      [
        '2026-05-20',
        'Market Post',
        'Orbis needs longer for brakes\n\nOrbis has mended the brakes of 180,000 of the 345,000 cars it recalled. The work will go on until September.',
      ],
    ],
    series: {
      recalled: [
        [0, 210000],
        [1, 345000],
        [3, 345000],
      ],
      repairs: [
        [1, '2026-06'],
        [3, '2026-09'],
      ],
      mended: [[3, 180000]],
      sold: [[0, 1.4e6]],
      'recalled vans': [[2, 210000]],
      'repairs of the vans': [[2, '2026-06']],
    },
  },
];
