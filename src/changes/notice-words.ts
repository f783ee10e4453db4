/** A notice is quoted up to this length. */
export const quotedCharactersMax = 300;

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

/** A notice that names more paragraphs than this means most of the text. */
const paragraphsMax = 20;

/**
 * The paragraphs that a notice names, from 1: "in paragraph 4", "paragraphs 3-5", "paras 2, 6 and 9", "the fourth
 * paragraph".
 */
export function paragraphsNamed(text: string): number[] {
  const named = new Set<number>();
  for (const [, list] of text.matchAll(/\bpara(?:graph)?s?\.?\s+(\d+(?:\s*(?:[-–,&]|and|to)\s*\d+)*)/giu)) {
    for (const part of (list ?? '').split(/\s*(?:[,&]|and)\s*/u)) {
      const [from, to] = part.split(/\s*(?:[-–]|to)\s*/u).map(Number);
      if (from === undefined) continue;
      const last = Math.min(to ?? from, from + paragraphsMax);
      for (let number = from; number <= last; number++) named.add(number);
    }
  }
  for (const [, word] of text.matchAll(/\b(\w+)\s+para(?:graph)?\b/giu)) {
    const index = ordinals.indexOf((word ?? '').toLowerCase());
    if (index >= 0) named.add(index + 1);
  }
  return [...named].filter((number) => number > 0).sort((a, b) => a - b);
}
