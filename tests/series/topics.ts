/** Stories of our own, told by several outlets, with near neighbours that must stay apart. */

export interface OwnTopic {
  readonly id: string;
  /** day, outlet, text: headline, blank line, body */
  readonly articles: readonly (readonly [day: string, outlet: string, text: string])[];
  /** what is one series: article and value of each point, a date as its TIMEX3 value */
  readonly series: Readonly<Record<string, readonly (readonly [article: number, value: number | string])[]>>;
}

export const ownTopics: readonly OwnTopic[] = [
  {
    id: 'ferry',
    articles: [
      [
        '2026-03-02',
        'Coast Wire',
        'Ferry sinks off Lomar\n\nA ferry sank off the island of Lomar on Monday with 212 people on board, the coast guard said. It has recovered nine bodies. Some 60 people were missing.',
      ],
      [
        '2026-03-03',
        'The Beacon',
        'Lomar ferry: toll at 23\n\nTwenty-three people are now known to have died when a ferry went down off Lomar, the coast guard said on Tuesday. Forty-one others have not been found. Divers will search until Friday.',
      ],
      [
        '2026-03-04',
        'Coast Wire',
        'Trawler crew lost near Sandrey\n\nFour fishermen drowned when a trawler sank near Sandrey on Tuesday night. Two are missing.',
      ],
      [
        '2026-03-06',
        'Coast Wire',
        'Search for Lomar victims ends\n\nThe death toll of the ferry disaster off Lomar has climbed to 58, from 23 on Tuesday, the coast guard said. Six people remain missing.',
      ],
    ],
    series: {
      dead: [
        [0, 9],
        [1, 23],
        [3, 58],
        [3, 23],
      ],
      missing: [
        [0, 60],
        [1, 41],
        [3, 6],
      ],
      'dead of the trawler': [[2, 4]],
      'missing of the trawler': [[2, 2]],
    },
  },
  {
    id: 'results',
    articles: [
      [
        '2026-02-12',
        'Ledger',
        'Varion posts higher profit\n\nVarion, the maker of pumps, said net profit rose to 84 million euros in the fourth quarter. Revenue came to 1.2 billion euros. It employs 9,400 people.',
      ],
      [
        '2026-05-14',
        'Market Post',
        'Varion profit falls\n\nNet profit at Varion fell to 61 million euros in the first quarter from 84 million in the quarter before. Sales were 1.1 billion euros.',
      ],
      [
        '2026-05-15',
        'Ledger',
        'Rival Deltex beats forecasts\n\nDeltex, which also makes pumps, earned a net profit of 61 million euros in the first quarter. It has 5,200 employees.',
      ],
      [
        '2026-08-13',
        'Market Post',
        'Varion to cut jobs\n\nVarion made a net profit of 40 million euros in the second quarter and will cut 800 jobs. The company has a workforce of 9,100.',
      ],
    ],
    series: {
      profit: [
        [0, 84e6],
        [1, 61e6],
        [1, 84e6],
        [3, 40e6],
      ],
      revenue: [
        [0, 1.2e9],
        [1, 1.1e9],
      ],
      staff: [
        [0, 9400],
        [3, 9100],
      ],
      'jobs to go': [[3, 800]],
      'profit of the rival': [[2, 61e6]],
      'staff of the rival': [[2, 5200]],
    },
  },
  {
    id: 'wildfire',
    articles: [
      [
        '2026-07-10',
        'Ridge Herald',
        'Fire near Pell Creek grows\n\nThe Pell Creek fire has burned 1,200 acres, fire officials said on Friday. About 300 residents were told to leave. It is 5 percent contained.',
      ],
      [
        '2026-07-11',
        'The Beacon',
        'Pell Creek blaze doubles\n\nFlames have charred 2,500 acres near Pell Creek and the fire is 10 percent contained, a spokeswoman said on Saturday. More than 900 people have been evacuated.',
      ],
      [
        '2026-07-12',
        'Ridge Herald',
        'Second fire at Stone Gap\n\nA wildfire at Stone Gap had burned 2,500 acres by Sunday. It was 40 percent contained.',
      ],
      [
        '2026-07-13',
        'Wire North',
        'Crews gain on Pell Creek fire\n\nThe Pell Creek fire covered 1,100 hectares on Monday and was 35 percent contained. It has destroyed 14 homes.',
      ],
    ],
    series: {
      area: [
        [0, 1200],
        [1, 2500],
        [3, 2718.16],
      ],
      contained: [
        [0, 5],
        [1, 10],
        [3, 35],
      ],
      evacuated: [
        [0, 300],
        [1, 900],
      ],
      homes: [[3, 14]],
      'area of the second': [[2, 2500]],
      'second contained': [[2, 40]],
    },
  },
  {
    id: 'tunnel',
    articles: [
      [
        '2026-01-15',
        'City Sheet',
        'Harbour tunnel to open in 2028\n\nThe harbour tunnel in Brenn will open in May 2028 and cost 740 million crowns, the mayor said.',
      ],
      [
        '2026-06-20',
        'The Beacon',
        'Brenn tunnel dearer than planned\n\nThe cost of the harbour tunnel in Brenn has risen to 910 million crowns, auditors found. It will not open before March 2029.',
      ],
      [
        '2026-06-25',
        'City Sheet',
        'Airport link for Osk\n\nOsk wants a rail tunnel to its airport that would cost 740 million crowns. It is to open in May 2028.',
      ],
      [
        '2026-11-02',
        'City Sheet',
        'Tunnel opening delayed again\n\nBrenn expects to open its harbour tunnel by the end of 2029, the council said. The tunnel, which is 3.4 kilometres long, will now cost 1.05 billion crowns.',
      ],
    ],
    series: {
      opening: [
        [0, '2028-05'],
        [1, '2029-03'],
        [3, '2029'],
      ],
      cost: [
        [0, 740e6],
        [1, 910e6],
        [3, 1.05e9],
      ],
      'cost of the link': [[2, 740e6]],
      'opening of the link': [[2, '2028-05']],
    },
  },
  {
    id: 'football',
    articles: [
      [
        '2026-08-16',
        'Sports Page',
        'Record crowd at Harlow Park\n\nA record 41,200 spectators watched Northam United open their season at Harlow Park on Sunday. Tickets cost 25 pounds on average.',
      ],
      [
        '2026-08-30',
        'Evening Post',
        'Fewer fans for Northam\n\nNortham United drew a crowd of 36,800 to Harlow Park on Sunday. The club has sold 22,000 season tickets.',
      ],
      [
        '2026-09-06',
        'Sports Page',
        'Eastvale fill the stands\n\nEastvale played before a crowd of 36,800 at the Dell on Sunday. They have sold 15,500 season tickets.',
      ],
      [
        '2026-09-13',
        'Evening Post',
        'Northam lose at home\n\nAttendance at Harlow Park slipped to 33,100 on Sunday as Northam United lost. The club now counts 24,000 season tickets sold.',
      ],
    ],
    series: {
      crowd: [
        [0, 41200],
        [1, 36800],
        [3, 33100],
      ],
      'season tickets': [
        [1, 22000],
        [3, 24000],
      ],
      'crowd of the other': [[2, 36800]],
      'season tickets of the other': [[2, 15500]],
    },
  },
  {
    id: 'trial',
    articles: [
      [
        '2026-02-03',
        'Court Wire',
        'Trial of former banker set\n\nThe trial of Erno Falk, the former head of Sunda Bank, will begin on 4 May, the court in Tarvo said. He is accused of stealing 38 million dollars.',
      ],
      [
        '2026-04-21',
        'The Beacon',
        'Falk trial put off\n\nErno Falk will go on trial on 7 September instead of 4 May, his lawyer said. Prosecutors now say he stole 45 million dollars.',
      ],
      [
        '2026-04-28',
        'Court Wire',
        'Minister to stand trial in Tarvo\n\nThe trial of Lena Strom, a former minister, is to start on 7 September in Tarvo. She is accused of taking bribes of 2 million dollars.',
      ],
      [
        '2026-09-01',
        'Court Wire',
        'New delay in Falk case\n\nThe trial of Erno Falk will start on 12 October because a judge is ill, the court said.',
      ],
    ],
    series: {
      trial: [
        [0, '2026-05-04'],
        [1, '2026-09-07'],
        [1, '2026-05-04'],
        [3, '2026-10-12'],
      ],
      stolen: [
        [0, 38e6],
        [1, 45e6],
      ],
      'trial of the minister': [[2, '2026-09-07']],
      bribes: [[2, 2e6]],
    },
  },
  {
    id: 'jobless',
    articles: [
      [
        '2026-03-06',
        'Stat Wire',
        'Joblessness falls in Ondria\n\nUnemployment in Ondria fell to 5.4 percent in February, the statistics office said on Friday. Employers added 42,000 jobs.',
      ],
      [
        '2026-04-03',
        'The Beacon',
        'Ondria adds fewer jobs\n\nThe Ondrian economy added 18,000 jobs in March and the jobless rate was 5.5 percent, up from 5.4 percent in February.',
      ],
      [
        '2026-04-10',
        'Stat Wire',
        'Kelmia unemployment steady\n\nThe unemployment rate in Kelmia stood at 5.5 percent in March. The youth unemployment rate was 12.1 percent.',
      ],
      [
        '2026-05-08',
        'Stat Wire',
        'Ondria jobs surprise\n\nOndria’s unemployment rate dropped by 0.3 percentage points to 5.2 percent in April. The economy added 61,000 jobs.',
      ],
    ],
    series: {
      unemployment: [
        [0, 5.4],
        [1, 5.5],
        [1, 5.4],
        [3, 5.2],
      ],
      'jobs added': [
        [0, 42000],
        [1, 18000],
        [3, 61000],
      ],
      drop: [[3, 0.3]],
      'unemployment of the other': [[2, 5.5]],
      'youth unemployment': [[2, 12.1]],
    },
  },
  {
    id: 'outage',
    articles: [
      [
        '2026-11-01',
        'Wire North',
        'Storm Petra cuts power\n\nStorm Petra left 85,000 homes in Calder county without power on Sunday. Gusts reached 142 km/h.',
      ],
      [
        '2026-11-02',
        'Evening Post',
        'Thousands still in the dark after Petra\n\nSome 31,000 households in Calder county were still without electricity on Monday after storm Petra. Two people were killed by falling trees.',
      ],
      [
        '2026-11-02',
        'Wire North',
        'Petra hits Morvan coast\n\nIn Morvan county 12,000 homes had no power on Monday. One woman died.',
      ],
      [
        '2026-11-04',
        'Evening Post',
        'Power back for most\n\nPower has been restored to all but 2,400 homes in Calder county, the grid operator said on Wednesday. Storm Petra killed three people there.',
      ],
    ],
    series: {
      'without power': [
        [0, 85000],
        [1, 31000],
        [3, 2400],
      ],
      dead: [
        [1, 2],
        [3, 3],
      ],
      gusts: [[0, 142]],
      'without power elsewhere': [[2, 12000]],
      'dead elsewhere': [[2, 1]],
    },
  },
  {
    id: 'budget',
    articles: [
      [
        '2026-09-15',
        'Capital Sheet',
        'Sarmia plans bigger deficit\n\nSarmia’s government plans a budget deficit of 4.1 percent of output next year, the finance minister said. Defence spending will rise to 9.8 billion marks.',
      ],
      [
        '2026-10-20',
        'The Beacon',
        'Parliament trims Sarmia budget\n\nLawmakers in Sarmia cut the deficit for next year to 3.7 percent of output. They approved 9.2 billion marks for defence.',
      ],
      [
        '2026-10-21',
        'Capital Sheet',
        'Neighbour Ulland passes budget\n\nUlland will run a deficit of 3.7 percent of output next year. It will spend 2.1 billion marks on defence.',
      ],
      [
        '2026-12-18',
        'The Beacon',
        'Sarmia budget becomes law\n\nThe president of Sarmia signed a budget with a deficit of 3.9 percent of output. Defence gets 9.5 billion marks.',
      ],
    ],
    series: {
      deficit: [
        [0, 4.1],
        [1, 3.7],
        [3, 3.9],
      ],
      defence: [
        [0, 9.8e9],
        [1, 9.2e9],
        [3, 9.5e9],
      ],
      'deficit elsewhere': [[2, 3.7]],
      'defence elsewhere': [[2, 2.1e9]],
    },
  },
  {
    id: 'hostages',
    articles: [
      [
        '2026-05-02',
        'Wire North',
        'Gunmen seize pupils in Dabra\n\nGunmen took 140 pupils from a school in Dabra on Friday night, police said. A guard was killed.',
      ],
      [
        '2026-05-03',
        'The Beacon',
        'Parents: 187 children taken in Dabra\n\nParents in Dabra say 187 children were abducted from the school there, not 140. Twelve escaped, a teacher said.',
      ],
      [
        '2026-05-09',
        'Wire North',
        'Some Dabra pupils freed\n\nThe kidnappers of Dabra released 35 pupils on Saturday, the governor said. They demand 3 million dollars for the rest.',
      ],
      [
        '2026-05-10',
        'Wire North',
        'Hostages freed in Kolum\n\nA gang in Kolum freed 35 bus passengers on Sunday. It had asked for 1 million dollars.',
      ],
      [
        '2026-05-20',
        'The Beacon',
        'More children of Dabra come home\n\nThe number of pupils released by the kidnappers of Dabra has reached 96, the governor said. The ransom they ask has fallen to 1.5 million dollars.',
      ],
    ],
    series: {
      taken: [
        [0, 140],
        [1, 187],
        [1, 140],
      ],
      freed: [
        [2, 35],
        [4, 96],
      ],
      ransom: [
        [2, 3e6],
        [4, 1.5e6],
      ],
      'freed elsewhere': [[3, 35]],
      'ransom elsewhere': [[3, 1e6]],
    },
  },
  {
    id: 'breach',
    articles: [
      [
        '2026-03-10',
        'Tech Sheet',
        'Hackers hit phone company Telvo\n\nData of 2.3 million customers of the phone company Telvo were stolen in January, it admitted on Tuesday. The thieves demand 15 million dollars.',
      ],
      [
        '2026-03-12',
        'The Beacon',
        'Telvo breach larger than thought\n\nThe breach at Telvo affects 4.1 million customers, a regulator said, not 2.3 million. The company could be fined up to 60 million dollars.',
      ],
      [
        '2026-03-15',
        'Tech Sheet',
        'Bank of Hesk loses client data\n\nHackers took data of 2.3 million customers of the Bank of Hesk, a spokesman said. They ask for 4 million dollars.',
      ],
      [
        '2026-06-02',
        'The Beacon',
        'Telvo fined over stolen data\n\nThe regulator fined Telvo 38 million dollars on Tuesday. In the theft of January criminals got hold of data of 4.4 million customers.',
      ],
    ],
    series: {
      customers: [
        [0, 2.3e6],
        [1, 4.1e6],
        [1, 2.3e6],
        [3, 4.4e6],
      ],
      ransom: [[0, 15e6]],
      fine: [
        [1, 60e6],
        [3, 38e6],
      ],
      'customers of the bank': [[2, 2.3e6]],
      'ransom of the bank': [[2, 4e6]],
    },
  },
  {
    id: 'reservoir',
    articles: [
      [
        '2026-04-01',
        'Valley News',
        'Water low in Lake Ansel\n\nLake Ansel is 41 percent full, the water board of Coria said on Wednesday. Households in Coria must use 10 percent less water from 15 May.',
      ],
      [
        '2026-05-06',
        'The Beacon',
        'Coria reservoir sinks further\n\nThe level of Lake Ansel has dropped to 34 percent of capacity. Use of water in Coria fell by 6 percent in April.',
      ],
      [
        '2026-05-07',
        'Valley News',
        'Rain fills Tamm dam\n\nAfter 80 millimetres of rain the Tamm reservoir in the north is 88 percent full.',
      ],
      [
        '2026-06-03',
        'Valley News',
        'Stricter limits on water in Coria\n\nWith Lake Ansel at 28 percent, people in Coria will have to save 20 percent of their water from 1 July, the water board said.',
      ],
    ],
    series: {
      level: [
        [0, 41],
        [1, 34],
        [3, 28],
      ],
      saving: [
        [0, 10],
        [3, 20],
      ],
      'fall of use': [[1, 6]],
      start: [
        [0, '2026-05-15'],
        [3, '2026-07-01'],
      ],
      'level of the other': [[2, 88]],
      rain: [[2, 80]],
    },
  },
  {
    id: 'refinery',
    articles: [
      [
        '2026-02-01',
        'Energy Wire',
        'Oil output of Quaro rises\n\nQuaro pumped 1.9 million barrels of oil a day in January, the energy ministry said. It exported 1.2 million barrels a day.',
      ],
      [
        '2026-03-01',
        'Market Post',
        'Quaro pumps less\n\nOil production in Quaro averaged 1.7 million barrels a day in February. Exports fell to 1 million barrels a day.',
      ],
      [
        '2026-03-02',
        'Energy Wire',
        'Belline raises production\n\nBelline lifted its oil output to 1.7 million barrels a day in February, a tenth more than in January.',
      ],
      [
        '2026-04-01',
        'Market Post',
        'Fire cuts oil output in Quaro\n\nQuaro produced 1.4 million barrels a day in March after a fire. Its minister wants to get back to 1.9 million by June.',
      ],
    ],
    series: {
      output: [
        [0, 1.9e6],
        [1, 1.7e6],
        [3, 1.4e6],
      ],
      exports: [
        [0, 1.2e6],
        [1, 1e6],
      ],
      'output of the other': [[2, 1.7e6]],
      back: [[3, '2026-06']],
    },
  },
  {
    id: 'clinic',
    articles: [
      [
        '2026-10-05',
        'Evening Post',
        'Nurses in Halden to strike\n\nSome 14,000 nurses in Halden will strike on 20 October for 8 percent more pay, their union said. The hospitals offer 3 percent.',
      ],
      [
        '2026-10-12',
        'The Beacon',
        'New offer to Halden nurses\n\nHospitals in Halden raised their offer to the nurses to 4.5 percent on Monday. The strike has been put off to 27 October.',
      ],
      [
        '2026-10-13',
        'Evening Post',
        'Teachers of Skarn walk out\n\nAbout 14,000 teachers in Skarn went on strike on Tuesday. They want 8 percent more pay.',
      ],
      [
        '2026-10-27',
        'The Beacon',
        'Halden nurses stop work\n\nNurses in Halden began a strike on Tuesday, 12,500 of them by the count of the hospitals. The union has cut its demand to 6 percent. Some 900 operations were cancelled.',
      ],
    ],
    series: {
      nurses: [
        [0, 14000],
        [3, 12500],
      ],
      demand: [
        [0, 8],
        [3, 6],
      ],
      offer: [
        [0, 3],
        [1, 4.5],
      ],
      strike: [
        [0, '2026-10-20'],
        [1, '2026-10-27'],
      ],
      teachers: [[2, 14000]],
      'demand of the teachers': [[2, 8]],
    },
  },
  {
    id: 'tourists',
    articles: [
      [
        '2026-01-20',
        'Island Times',
        'Record year for tourism on Vesla\n\nVesla drew 1.8 million visitors in 2025, the tourist board said. They spent 940 million euros.',
      ],
      [
        '2026-04-18',
        'The Beacon',
        'Vesla wants fewer cruise ships\n\nThe island of Vesla will let in only 120 cruise ships a year from 2028. Last year 310 called. A tax of 12 euros a head is planned.',
      ],
      [
        '2026-07-02',
        'Island Times',
        'Neighbour Orso sees more guests\n\nOrso counted 1.8 million visitors in the first half of the year.',
      ],
      [
        '2027-01-19',
        'Island Times',
        'Fewer tourists on Vesla\n\nThe number of visitors to Vesla fell to 1.6 million in 2026. They left 910 million euros on the island. The tax on cruise passengers is now to be 15 euros.',
      ],
    ],
    series: {
      visitors: [
        [0, 1.8e6],
        [3, 1.6e6],
      ],
      spending: [
        [0, 940e6],
        [3, 910e6],
      ],
      tax: [
        [1, 12],
        [3, 15],
      ],
      'visitors of the neighbour': [[2, 1.8e6]],
    },
  },
  {
    id: 'front',
    articles: [
      [
        '2026-05-01',
        'Wire North',
        'Army takes villages in Karesh\n\nGovernment troops have captured 14 villages in the Karesh region since Sunday, the army said. It lost 60 soldiers.',
      ],
      [
        '2026-05-03',
        'The Beacon',
        'Rebels dispute army losses in Karesh\n\nRebels in Karesh say they have killed 240 soldiers in the offensive. The fighting has driven 35,000 civilians from their homes, aid workers said.',
      ],
      [
        '2026-05-05',
        'Wire North',
        'Shelling kills nine in Tolm\n\nNine civilians were killed on Tuesday when shells hit a market in Tolm, doctors said. Some 5,000 people have left the town.',
      ],
      [
        '2026-05-08',
        'Wire North',
        'Army claims a third of Karesh\n\nThe army says it holds 31 villages in Karesh. It put its own dead at 95. The number of civilians who have fled the region has grown to 52,000.',
      ],
    ],
    series: {
      villages: [
        [0, 14],
        [3, 31],
      ],
      soldiers: [
        [0, 60],
        [1, 240],
        [3, 95],
      ],
      displaced: [
        [1, 35000],
        [3, 52000],
      ],
      'dead of the town': [[2, 9]],
      'displaced of the town': [[2, 5000]],
    },
  },
  {
    id: 'sacks',
    articles: [
      [
        '2026-03-02',
        'Ledger',
        'Orvia sees tea crop of 3.1 million sacks\n\nOrvia expects a tea crop of 3.1 million sacks this year, the tea board said.',
      ],
      [
        '2026-05-04',
        'Ledger',
        'Dry spell hits Orvia tea\n\nA dry spell has shrunk the tea crop of Orvia to 2.6 million sacks, the tea board said.',
      ],
      [
        '2026-05-05',
        'Wire North',
        'Pepper harvest of Orvia grows\n\nFarmers in Orvia picked 2.5 million sacks of pepper this season.',
      ],
    ],
    series: {
      tea: [
        [0, 3_100_000],
        [1, 2_600_000],
      ],
      pepper: [[2, 2_500_000]],
    },
  },
  {
    id: 'opening',
    articles: [
      [
        '2025-03-03',
        'Ledger',
        'Quennor to build museum\n\nThe town of Quennor will build a museum. It is to open in May 2027.',
      ],
      [
        '2025-03-10',
        'Ledger',
        'New stadium for Quennor\n\nThe town of Quennor will get a new stadium. It will open in June 2026.',
      ],
      [
        '2026-02-02',
        'The Beacon',
        'Quennor museum late\n\nThe opening of the museum in Quennor has been put off until March 2028.',
      ],
    ],
    series: {
      museum: [
        [0, '2027-05'],
        [2, '2028-03'],
      ],
      stadium: [[1, '2026-06']],
    },
  },
  {
    id: 'closures',
    articles: [
      [
        '2026-01-12',
        'Ledger',
        'Ostrel to close 90 shops\n\nOstrel, the grocer, will close 90 of its 410 shops by the end of the year, it said.',
      ],
      [
        '2026-06-08',
        'The Beacon',
        'Ostrel closes more shops\n\nOstrel now plans to close 115 shops, up from the 90 announced in January. It has shut 48 shops so far.',
      ],
    ],
    series: {
      planned: [
        [0, 90],
        [1, 115],
        [1, 90],
      ],
      all: [[0, 410]],
      done: [[1, 48]],
    },
  },
];
