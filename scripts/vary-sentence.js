// Copies of sentences as scraped news has them: without capitals, without punctuation, as headlines, in capitals. The
// parser learns from them too, so that it leans on capitals and commas only where there are some.

const small = new Set([
  'a',
  'an',
  'and',
  'as',
  'at',
  'but',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
]);

const recased = (sentence, change) => ({
  ...sentence,
  tokens: sentence.tokens.map((token) => {
    const text = token.kind === 'word' ? change(token.text, token) : token.text;
    return { ...token, text, capital: token.kind === 'word' && text[0] !== text[0].toLowerCase() };
  }),
});

const lowerCased = (sentence) => recased(sentence, (text) => text.toLowerCase());

const capitals = (sentence) => recased(sentence, (text) => text.toUpperCase());

const headline = (sentence) =>
  recased(sentence, (text, { lower }) => (small.has(lower) ? text : text[0].toUpperCase() + text.slice(1)));

/** Without punctuation; a possessive 's loses its apostrophe and joins the word before it ("Chinas"). */
function unmarked(sentence, isPunctuation) {
  const { tokens, heads } = sentence;
  const owner = (at) => at > 0 && /^['’]s?$/.test(tokens[at].text) && heads[at] === at - 1;
  const gone = tokens.map((_, at) => owner(at) || isPunctuation(sentence, at));
  const kept = [...tokens.keys()].filter((at) => !gone[at]);
  if (kept.length === 0) return null;
  const placeOf = new Map(kept.map((at, place) => [at, place]));
  const headOf = (at) => {
    let head = heads[at];
    while (head < tokens.length && gone[head]) head = heads[head];
    return head === tokens.length ? kept.length : placeOf.get(head);
  };
  return {
    ...sentence,
    tokens: kept.map((at) => {
      const own = at + 1 < tokens.length && owner(at + 1) && tokens[at].kind === 'word';
      return own ? { ...tokens[at], text: `${tokens[at].text}s`, lower: `${tokens[at].lower}s` } : tokens[at];
    }),
    tags: Int32Array.from(kept, (at) => sentence.tags[at]),
    heads: Int32Array.from(kept, headOf),
    relations: Int32Array.from(kept, (at) => sentence.relations[at]),
  };
}

/** Of each twenty sentences, copies of nine: three without marks, two lower, one both, two headlines, one in capitals. */
export function varySentences(sentences, isPunctuation) {
  const copies = sentences.map((sentence, at) => {
    if (sentence.tokens.length < 4) return null;
    const bare = () => unmarked(sentence, isPunctuation);
    switch (at % 20) {
      case 0:
      case 7:
      case 13:
        return bare();
      case 2:
        return lowerCased(sentence);
      case 4:
      case 10: {
        const copy = bare();
        return copy === null ? null : lowerCased(copy);
      }
      case 5:
      case 15:
        return headline(sentence);
      case 17:
        return capitals(sentence);
      default:
        return null;
    }
  });
  // a copy stands beside its sentence, so that both fall into one part when parts are held out
  return sentences.flatMap((sentence, at) => (copies[at] === null ? [sentence] : [sentence, copies[at]]));
}
