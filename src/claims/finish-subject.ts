/** Longest subject, in words. */
const subjectWordsMax = 12;

const joints =
  /^(?:of|in|on|at|by|for|from|with|to|and|or|as|after|since|until|but|into|between|during|per|than|near|over|under|out|when|who|that|through|across|including|a|an|the|its|their|his|her|this|which|some|all|off|around|against|about|among|towards?|within|without|before|behind|beyond|have|has|had|will|would|was|were|is|are|be|been)$/i;
const articles =
  /^(?:a|an|the|this|that|these|those|its|his|her|their|our|my|of|in|on|at|by|for|from|with|to|and|or|but|as|some|such)$/i;
const toll =
  /^(?:(?:official|confirmed|latest|overall|final|provisional) )*(?:death )?(?:toll|tally)(?: of (?:the )?dead)?\b/i;

const roadToll =
  /\b(?:road|car|bridge|tunnel|motorway|highway|expressway|truck|lorry|turnpike|vehicle|plaza|canal|lane|gate) toll$/i;

const openPreps = new Set('of in at for with by on from than'.split(' '));
const followers = new Set('of in on at by for with to from who that and'.split(' '));
const moved = / (?:cut|lowered|raised|revised|reduced|updated|corrected|put|rises|climbs|jumps|falls)(?: .*)?$/;

/** Puts a subject into its last form: no article at its start, no joint at its end, no more than 12 words. */
export function finishSubject(parts: readonly string[]): string {
  const out: string[] = [];
  for (const part of parts
    .join(' ')
    .replace(/ that (?:he|she|it|they|i|we|there)(?: .*)?$/i, '')
    .split(' ')) {
    if (part === '' || part === out.at(-1)) continue;
    if (followers.has(part)) {
      // what a figure left behind: "in its by", "a deal worth at"
      if (/^(?:its|their|his|her|our|worth)$/.test(out.at(-1) ?? '')) out.pop();
      if (/^(?:a|an|the)$/.test(out.at(-1) ?? '')) out.pop();
      if (openPreps.has(out.at(-1) ?? '')) out.pop();
    }
    if (out.at(-1) === 'a' && /^[aeio](?!u|ne\b)/.test(part)) out[out.length - 1] = 'an';
    out.push(part);
  }
  while (out.length > 0 && (articles.test(out[0] ?? '') || (out.length > 1 && /^puts?$/.test(out[0] ?? ''))))
    out.shift();
  if (out.length > subjectWordsMax) dropArticles(out);
  if (out.length > subjectWordsMax) {
    let end = subjectWordsMax;
    for (let at = subjectWordsMax; at > 4; at--) {
      if (
        /^(?:of|in|on|at|by|for|from|with|to|and|near|when|during|who|that|into|over|under|after|across)$/.test(
          out[at] ?? '',
        )
      ) {
        end = at;
        break;
      }
    }
    out.length = end;
  }
  while (
    out.length > 0 &&
    (joints.test(out.at(-1) ?? '') || /^(?:another|further|each|reported|worth|every)$/.test(out.at(-1) ?? ''))
  )
    out.pop();
  return namesToll(out.join(' '));
}

function dropArticles(words: string[]): void {
  const kept = words.filter((word) => !/^(?:a|an|the)$/.test(word));
  words.splice(0, words.length, ...kept);
}

/** "Death toll from the quake" is of the people killed in it; "the number of boats" is of boats. */
function namesToll(subject: string): string {
  const counted = subject.replace(/^(?:total |overall |exact )?(?:number|total|count) of (?:the )?(?=\p{L})/iu, '');
  const found = toll.exec(counted);
  // both patterns look at every letter: only where the last is that of "toll"
  const tolled = /[lL]/.test(counted.at(-1) ?? '') && !roadToll.test(counted);
  const named = tolled ? /^(.*\p{L}) (?:death )?toll$/iu.exec(counted) : null;
  if (found === null) return named === null ? counted : `people killed in ${named[1] ?? ''}`;
  const rest = counted.slice(found[0].length).trim();
  const place = /^(?:from|in|of|on|at|for|near)\b(.*)$/i.exec(rest);
  return place === null ? counted : `people killed in${(place[1] ?? '').replace(moved, '')}`;
}
