// Reads sentences of Universal Dependencies (CoNLL-U) and cuts them anew with our own tokenizer: where the treebank
// cuts finer ("do" + "n't"), the parts are one token with the head of the part that stands highest; where ours cuts
// finer ("10:30"), the parts hang on the last word or number among them.
import { readFileSync } from 'node:fs';

/** Relations of the treebanks that we call by another name; a subtype that we do not keep falls back to its type. */
const renamed = {
  'obl:unmarked': 'obl:tmod',
  'obl:npmod': 'obl:tmod',
  'advmod:lmod': 'advmod',
  'advcl:relcl': 'advcl',
  clf: 'dep',
  dislocated: 'dep',
  goeswith: 'dep',
  list: 'dep',
  orphan: 'dep',
  reparandum: 'dep',
  vocative: 'discourse',
};

/**
 * Sentences of one file: { text, nodes: [{ start, end, upos, xpos, head, relation }] }, head -1 for the root. Where
 * tokens name words that may stand in their place (Alt in the last column), the sentence comes once with each.
 */
export function readConllu(path) {
  const sentences = [];
  for (const block of readFileSync(path, 'utf8').split(/\n\s*\n/)) {
    const lines = block.split('\n').filter((line) => /^\d/.test(line));
    const choices = Math.max(...lines.map((line) => alternativesOf(line).length));
    for (let choice = -1; choice < choices; choice++) sentences.push(readBlock(lines, choice));
  }
  return sentences;
}

const alternativesOf = (line) => /Alt=([^|\s]+)/.exec(line)?.[1].split(',') ?? [];

function readBlock(lines, choice) {
  let text = '';
  const nodes = [];
  let surface = null;
  for (const line of lines) {
    const [id, written, , upos, xpos, , head, relation, , misc] = line.split('\t');
    if (id.includes('.')) continue;
    const alternatives = alternativesOf(line);
    const form = choice < 0 || alternatives.length === 0 ? written : alternatives[choice % alternatives.length];
    const space = /SpaceAfter=No/.test(misc) ? '' : ' ';
    if (id.includes('-')) {
      // a surface token of several words: "don't" over "do" and "n't"
      surface = { last: Number(id.split('-')[1]), start: text.length, at: text.length, form };
      text += form + space;
      continue;
    }
    let start;
    let end;
    if (surface !== null && Number(id) <= surface.last) {
      const stop = surface.start + surface.form.length;
      start = Math.min(surface.at, stop - 1);
      end = Number(id) === surface.last ? stop : Math.min(start + form.length, stop);
      surface.at = end;
    } else {
      surface = null;
      start = text.length;
      end = start + form.length;
      text += form + space;
    }
    nodes.push({ start, end, upos, xpos, head: Number(head) - 1, relation });
  }
  return { text, nodes };
}

/** The class of our tag set that stands for a tag of the treebank. */
function tagOf({ upos, xpos }, tagSet) {
  const forms = { VB: 'base', VBP: 'present', VBZ: 'present', VBD: 'past', VBN: 'participle', VBG: 'gerund' };
  let form = null;
  if (upos === 'VERB') form = forms[xpos] ?? 'base';
  else if (xpos === 'NNS' || xpos === 'NNPS') form = 'plural';
  const at = tagSet.findIndex((tag) => tag.upos === upos && tag.form === form);
  return at >= 0 ? at : tagSet.findIndex((tag) => tag.upos === upos && tag.form === null);
}

function relationOf(name, relationNames) {
  const full = renamed[name] ?? name;
  const at = relationNames.indexOf(full);
  if (at >= 0) return at;
  const type = full.split(':')[0];
  return relationNames.indexOf(relationNames.includes(type) ? type : (renamed[type] ?? 'dep'));
}

/**
 * The sentence in our own tokens: { tokens, tags, heads, relations }, the root's head is the number of tokens; null
 * for a sentence that is no tree once it is cut anew.
 */
export function recut({ text, nodes }, { tokenize, tagSet, relationNames }) {
  const tokens = tokenize(text, 0, text.length);
  const count = tokens.length;
  const depths = nodes.map((_, at) => depthOf(nodes, at));
  const tags = new Int32Array(count).fill(-1);
  const heads = new Int32Array(count).fill(-1);
  const relations = new Int32Array(count);
  const tokenOf = new Int32Array(nodes.length).fill(-1);
  const mains = [];
  for (const { ourFrom, ourTo, theirFrom, theirTo } of groupsOf(tokens, nodes)) {
    if (theirTo === theirFrom || ourTo === ourFrom) return null;
    let top = theirFrom;
    for (let at = theirFrom + 1; at < theirTo; at++) if (depths[at] < depths[top]) top = at;
    let main = ourTo - 1;
    while (main > ourFrom && tokens[main].kind === 'mark') main--;
    if (tokens[main].kind === 'mark') main = ourTo - 1;
    for (let at = theirFrom; at < theirTo; at++) tokenOf[at] = main;
    mains.push([main, top]);
    tags[main] = tagOf(nodes[top], tagSet);
    for (let at = ourFrom; at < ourTo; at++) {
      if (at === main) continue;
      const mark = tokens[at].kind === 'mark';
      heads[at] = main;
      relations[at] = relationNames.indexOf(mark ? 'punct' : 'flat');
      tags[at] = mark ? tagSet.findIndex(({ upos }) => upos === 'PUNCT') : tags[main];
    }
  }
  for (const [main, top] of mains) {
    const { head, relation } = nodes[top];
    heads[main] = head < 0 ? count : tokenOf[head];
    relations[main] = relationOf(relation, relationNames);
  }
  return isTree(heads) ? { tokens, tags, heads, relations } : null;
}

function depthOf(nodes, at) {
  let depth = 0;
  for (let node = at; node >= 0; node = nodes[node].head) depth++;
  return depth;
}

/** Smallest groups of our and their tokens that cover the same stretch of text. */
function groupsOf(tokens, nodes) {
  const groups = [];
  let ours = 0;
  let theirs = 0;
  while (ours < tokens.length || theirs < nodes.length) {
    const group = { ourFrom: ours, ourTo: ours, theirFrom: theirs, theirTo: theirs };
    let ourEnd = -1;
    let theirEnd = -1;
    do {
      if (ours < tokens.length && (ourEnd <= theirEnd || theirs >= nodes.length)) ourEnd = tokens[ours++].end;
      else if (theirs < nodes.length) theirEnd = nodes[theirs++].end;
      // words of one surface token may share a place
      while (theirs < nodes.length && nodes[theirs].start < Math.max(ourEnd, theirEnd)) {
        theirEnd = Math.max(theirEnd, nodes[theirs++].end);
      }
      while (ours < tokens.length && tokens[ours].start < Math.max(ourEnd, theirEnd)) ourEnd = tokens[ours++].end;
    } while (ourEnd !== theirEnd && (ours < tokens.length || theirs < nodes.length));
    group.ourTo = ours;
    group.theirTo = theirs;
    groups.push(group);
  }
  return groups;
}

function isTree(heads) {
  let roots = 0;
  for (let at = 0; at < heads.length; at++) {
    if (heads[at] === heads.length) roots++;
    let steps = 0;
    for (let node = at; node < heads.length; node = heads[node]) if (++steps > heads.length) return false;
  }
  return roots === 1;
}
