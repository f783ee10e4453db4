/**
 * Words that count for nothing in a concept.
 * Source: the English stop words of spaCy 3 (spacy/lang/en/stop_words.py, MIT licence), without "amount", "never",
 * "top", "up", "us" and the words of numbers, as the published concepts of quantities leave them out (Almasian et al.,
 * CQE, EMNLP 2023), with "total" and "instead"; then titles and contractions that lost their apostrophe.
 */
const list = (words: string): readonly string[] => words.split(/\s+/);

export const conceptStopWords: ReadonlySet<string> = new Set([
  ...list(`a about above across after afterwards again against all almost alone along already also although always am
    among amongst an and another any anyhow anyone anything anyway anywhere are around as at back be became because
    become becomes becoming been before beforehand behind being below beside besides between beyond both bottom but by
    ca call can cannot could did do does doing done down due during each either else elsewhere empty enough even ever
    every everyone everything everywhere except few first for former formerly from front full further get give go had
    has have he hence her here hereafter hereby herein hereupon hers herself him himself his how however i if in indeed
    into is it its itself just keep last latter latterly least less made make many may me meanwhile might mine more
    moreover most mostly move much must my myself name namely neither nevertheless next no nobody none noone nor not
    nothing now nowhere of off often on once only onto or other others otherwise our ours ourselves out over own part
    per perhaps please put quite rather re really regarding same say see seem seemed seeming seems serious several she
    should show side since so some somehow someone something sometime sometimes somewhere still such take than that the
    their them themselves then thence there thereafter thereby therefore therein thereupon these they third this those
    though through throughout thru thus to together too toward towards under unless until upon used using various very
    via was we well were what whatever when whence whenever where whereafter whereas whereby wherein whereupon wherever
    whether which while whither who whoever whole whom whose why will with within without would yet you your yours
    yourself yourselves one`),
  ...list('total instead'),
  ...list('mr mrs ms said says lets thats weve theyre youre isnt dont'),
]);
