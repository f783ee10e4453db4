// Trains the tagger and the parser of src/grammar on treebanks of Universal Dependencies and writes their weights.
//
//   npm run build
//   node scripts/train-grammar.js --train FILE_OR_FOLDER… --test FILE… [--varied] [--write src/grammar]
//
// --train  .conllu files, or folders of them: those of docs/decisions/0009-grammar.md and scripts/news-sentences.conllu
// --test   files to measure on, with --varied also copies of them without capitals, punctuation and so on
// --write  where the *-data.ts files are written
//
// Plain Node, no packages, no chance: the same files give the same weights.
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Perceptron } from './perceptron.js';
import { readConllu, recut } from './read-treebank.js';
import { varySentences } from './vary-sentence.js';

const options = readOptions(process.argv.slice(2));
const dist = options.dist ?? new URL('../dist', import.meta.url).pathname;
const load = (path) => import(pathToFileURL(`${dist}/${path}.js`).href);
const { tokenize } = await load('text/tokenize');
const { relationNames } = await load('grammar/parse');
const { tagSet } = await load('grammar/tag-set');
const { hashOfFeature, makeFeatures } = await load('grammar/features');
const { findTagFeatures, tagTemplates } = await load('grammar/tag-features');
const { findTransitionFeatures, transitionTemplates } = await load('grammar/transition-features');
const { findRelationFeatures, relationTemplates } = await load('grammar/relation-features');
const { readDense, readNarrow, readSureRelations, readSureTags, readWide } = await load('grammar/read-model');
const { fillWords, makeWords } = await load('grammar/words');
const { fillNodes, makeNodes } = await load('grammar/nodes');
const { placeSigns } = await load('grammar/place-signs');
const { pairOf, sureTagOf } = await load('grammar/model');
const { setTag, tagWords } = await load('grammar/tag-words');
const { buildTree, sureRelationOf } = await load('grammar/build-tree');
const { allowedTransitions, attachToken, headOf, isTreeDone, makeTreeState, shiftToken, startTree } =
  await load('grammar/tree-state');

const language = { tokenize, tagSet, relationNames };
const punct = relationNames.indexOf('punct');
const room = 1024;
const words = makeWords(room);
const nodes = makeNodes(room);
const state = makeTreeState(nodes, room);
const tagFeatures = makeFeatures(tagTemplates);
const moveFeatures = makeFeatures(transitionTemplates);
const nameFeatures = makeFeatures(relationTemplates);
/** Hashes of the features that are not forgotten. */
const kept = { count: 0, hashes: new Int32Array(128) };
let seed = 1;

function readOptions(args) {
  const found = { train: [], test: [], runs: 1, epochs: 8, tagEpochs: 6, folds: 4, drop: 0.3, tagDrop: 0.2 };
  Object.assign(found, {
    tagRows: 60_000,
    moveRows: 300_000,
    nameRows: 60_000,
    tagBits: 17,
    moveBits: 19,
    nameBits: 17,
    byteMin: 3,
  });
  let name = '';
  for (const arg of args) {
    if (arg.startsWith('--')) {
      name = arg.slice(2);
      found[name] ??= true;
    } else if (Array.isArray(found[name])) found[name].push(arg);
    else found[name] = /^[\d.]+$/.test(arg) ? Number(arg) : arg;
  }
  return found;
}

/** A number in [0, 1) that follows from the ones before (Park and Miller 1988). */
function nextChance() {
  seed = (seed * 48271) % 2147483647;
  return seed / 2147483647;
}

function shuffle(list) {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(nextChance() * (at + 1));
    [list[at], list[other]] = [list[other], list[at]];
  }
}

/** Hashes features and forgets some of them, so that no decision leans on a few rare ones. */
function keepFeatures({ count, first, second }, share) {
  kept.count = 0;
  for (let template = 1; template <= count; template++)
    if (nextChance() >= share) kept.hashes[kept.count++] = hashOfFeature(template, first[template], second[template]);
}

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`))
    .filter((file) => file.endsWith('.conllu'));
}

function readSentences(paths) {
  const raw = paths.flatMap(filesOf).flatMap(readConllu);
  return raw
    .map((sentence) => recut(sentence, language))
    .filter((sentence) => sentence !== null && sentence.tokens.length < room);
}

const bestOf = (scores, outcomes, from = 0) => {
  let best = from;
  for (let at = from + 1; at < outcomes; at++) if (scores[at] > scores[best]) best = at;
  return best;
};

/** Which of many outcomes each key nearly always has: [key, outcome, …] for keys seen often enough. */
function findSure(counts) {
  const found = [];
  for (const [key, outcomes] of counts) {
    const all = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
    const [outcome, most] = [...outcomes].reduce((best, one) => (one[1] > best[1] ? one : best));
    if (all >= 50 && most >= 0.997 * all) found.push([key, outcome, most]);
  }
  // where two fall on one place the more frequent one stays
  found.sort((a, b) => a[2] - b[2] || a[0] - b[0]);
  return found.flatMap((one) => one.slice(0, 2));
}

function countOutcome(counts, key, outcome) {
  if (!counts.has(key)) counts.set(key, new Map());
  counts.get(key).set(outcome, (counts.get(key).get(outcome) ?? 0) + 1);
}

function findSureTags(sentences) {
  const counts = new Map();
  for (const { tokens, tags } of sentences) {
    fillWords(words, tokens);
    for (let at = 0; at < tokens.length; at++) countOutcome(counts, words.word[at], tags[at]);
  }
  return findSure(counts);
}

function findSureRelations(sentences) {
  const counts = new Map();
  for (const { tags, heads, relations, tokens } of sentences) {
    for (let at = 0; at < tokens.length; at++) {
      if (heads[at] === tokens.length) continue;
      countOutcome(counts, pairOf(tags[at], tags[heads[at]], at < heads[at] ? 1 : 0), relations[at]);
    }
  }
  return findSure(counts);
}

function trainTagger(sentences, runs) {
  const table = new Perceptron(tagSet.length);
  const order = [...sentences];
  for (let run = 0; run < runs; run++) {
    for (let epoch = 0; epoch < options.tagEpochs; epoch++) {
      shuffle(order);
      for (const { tokens, tags } of order) {
        fillWords(words, tokens);
        for (let at = 0; at < tokens.length; at++) {
          const known = sureTagOf(sure.tags, words.word[at]);
          if (known >= 0) {
            setTag(words, at, known);
            continue;
          }
          findTagFeatures(words, at, tagFeatures);
          keepFeatures(tagFeatures, options.tagDrop);
          const guess = bestOf(table.score(kept), tagSet.length);
          if (guess !== tags[at]) table.update(kept, tags[at], guess);
          table.step++;
          setTag(words, at, guess);
        }
      }
    }
    table.endRun();
  }
  return table.packWide(options.tagBits, options.tagRows, options.byteMin);
}

/** Tags by a tagger that has not seen the sentence, so that the parser learns from tags as it will meet them. */
function tagUnseen(sentences) {
  for (let fold = 0; fold < options.folds; fold++) {
    const isHere = ({ place }) => Math.floor(place / 20) % options.folds === fold;
    const tags = readDense(
      trainTagger(
        sentences.filter((one) => !isHere(one)),
        1,
      ),
    );
    for (const sentence of sentences.filter(isHere)) {
      fillWords(words, sentence.tokens);
      tagWords(words, { tags, sureTags: sure.tags });
      sentence.given = words.tag.slice(0, sentence.tokens.length);
    }
  }
}

function fillGiven({ tokens, given }) {
  fillWords(words, tokens);
  for (let at = 0; at < tokens.length; at++) setTag(words, at, given[at]);
  fillNodes(nodes, words, tokens);
}

/** The true tree over nodes alone: what hangs on punctuation hangs on the next node above it. */
function treeOverNodes(sentence) {
  const { tokens, heads, relations } = sentence;
  fillGiven(sentence);
  const nodeOf = new Int32Array(tokens.length + 1).fill(-1);
  for (let node = 0; node < nodes.length; node++) nodeOf[nodes.token[node]] = node;
  nodeOf[tokens.length] = nodes.length;
  const tree = { heads: new Int32Array(nodes.length), relations: new Int32Array(nodes.length) };
  for (let node = 0; node < nodes.length; node++) {
    let head = heads[nodes.token[node]];
    while (nodeOf[head] < 0) head = heads[head];
    tree.heads[node] = nodeOf[head];
    tree.relations[node] = relations[nodes.token[node]];
  }
  return tree;
}

/**
 * How many arcs of the true tree each transition makes impossible (Goldberg and Nivre 2013); 99 for one that is not
 * allowed.
 */
function costsOf(heads, costs) {
  const { stack, depth, next, length } = state;
  const allowed = allowedTransitions(state);
  costs.fill(0);
  const top = depth > 0 ? stack[depth - 1] : -1;
  const below = depth > 1 ? stack[depth - 2] : -1;
  if (top >= 0) {
    const head = heads[top];
    // attached, it gets no dependents from the rest of the sentence
    let dependents = 0;
    for (let at = next; at < length; at++) if (heads[at] === top) dependents++;
    costs[1] = dependents;
    costs[2] = dependents;
    if (head !== next && (head > next || head === below)) costs[1]++;
    if (head >= next) costs[2]++;
  }
  if (next < length) {
    for (let at = 0; at < depth; at++) {
      if (heads[stack[at]] === next) costs[0]++;
      if (at < depth - 1 && heads[next] === stack[at]) costs[0]++;
    }
  }
  for (let transition = 0; transition < 3; transition++)
    if ((allowed & (1 << transition)) === 0) costs[transition] = 99;
}

/** Picks a transition, learns from it, and says which to take: mostly its own choice, to learn to go on after errors. */
function learnTransition(moves, heads, costs, explore) {
  costsOf(heads, costs);
  findTransitionFeatures(state, moveFeatures);
  keepFeatures(moveFeatures, options.drop);
  const scores = moves.score(kept);
  const least = Math.min(costs[0], costs[1], costs[2]);
  let guess = -1;
  let right = -1;
  for (let move = 0; move < 3; move++) {
    if (costs[move] === 99) continue;
    if (guess < 0 || scores[move] > scores[guess]) guess = move;
    if (costs[move] === least && (right < 0 || scores[move] > scores[right])) right = move;
  }
  moves.step++;
  if (costs[guess] > least) moves.update(kept, right, guess);
  return explore && nextChance() < 0.9 ? guess : right;
}

function learnRelation(names, head, tree) {
  const own = state.stack[state.depth - 1];
  const known = sureRelationOf(state, head, sure.relations);
  if (known >= 0) return known;
  findRelationFeatures(state, head, nameFeatures);
  keepFeatures(nameFeatures, options.drop);
  const guess = bestOf(names.score(kept), relationNames.length, 1);
  if (tree.heads[own] === head) {
    names.step++;
    if (guess !== tree.relations[own]) names.update(kept, tree.relations[own], guess);
  }
  return guess;
}

function trainParser(sentences) {
  for (const sentence of sentences) sentence.tree = treeOverNodes(sentence);
  const moves = new Perceptron(3);
  const names = new Perceptron(relationNames.length);
  const costs = new Int32Array(3);
  const order = [...sentences];
  for (let run = 0; run < options.runs; run++) {
    for (let epoch = 0; epoch < options.epochs; epoch++) {
      shuffle(order);
      for (const sentence of order) {
        const { tree } = sentence;
        fillGiven(sentence);
        startTree(state);
        while (!isTreeDone(state)) {
          const move = learnTransition(moves, tree.heads, costs, epoch > 0);
          if (move === 0) {
            shiftToken(state);
            continue;
          }
          const head = headOf(state, move);
          attachToken(state, head, learnRelation(names, head, tree));
        }
      }
    }
    moves.endRun();
    names.endRun();
  }
  return {
    transitions: moves.packNarrow(options.moveBits, options.moveRows),
    relations: names.packWide(options.nameBits, options.nameRows, options.byteMin),
  };
}

function measure(name, sentences, model) {
  const count = { all: 0, tags: 0, heads: 0, names: 0, words: 0, wordHeads: 0, wordNames: 0 };
  const heads = new Int32Array(room);
  const relations = new Int32Array(room);
  for (const sentence of sentences) {
    const { tokens } = sentence;
    fillWords(words, tokens);
    tagWords(words, model);
    fillNodes(nodes, words, tokens);
    buildTree(state, model);
    placeSigns(state, tokens.length, heads, relations);
    for (let at = 0; at < tokens.length; at++) {
      const head = (heads[at] === -1 ? tokens.length : heads[at]) === sentence.heads[at] ? 1 : 0;
      const named = relations[at] === sentence.relations[at] ? head : 0;
      count.all++;
      count.tags += tagSet[words.tag[at]].upos === tagSet[sentence.tags[at]].upos ? 1 : 0;
      count.heads += head;
      count.names += named;
      if (sentence.relations[at] === punct) continue;
      count.words++;
      count.wordHeads += head;
      count.wordNames += named;
    }
  }
  const share = (part, whole) => ((100 * part) / whole).toFixed(1);
  console.log(
    `${name}: ${sentences.length} sentences, ${count.all} tokens; UPOS ${share(count.tags, count.all)}; ` +
      `UAS ${share(count.wordHeads, count.words)}, LAS ${share(count.wordNames, count.words)} without punctuation; ` +
      `UAS ${share(count.heads, count.all)}, LAS ${share(count.names, count.all)} with it`,
  );
}

const head = [
  '// Weights of the grammar, written by scripts/train-grammar.js: do not edit by hand. Learnt from treebanks of English of',
  '// Universal Dependencies: EWT (CC BY-SA 4.0) and GUM (genres with free texts only). The weights are under CC BY-SA 4.0,',
  '// see docs/decisions/0009-grammar.md.',
];

function writeSure() {
  const list = (pairs) => pairs.join(', ').replace(/.{1,110}(?: |$)/g, (line) => `  ${line.trimEnd()}\n`);
  const text = `// Words with one tag, and pairs of tags with one relation, in nearly all of the treebanks; as read-model.ts reads them.
export const sureTags: readonly number[] = [\n${list(surePairs.tags)}];

export const sureRelations: readonly number[] = [\n${list(surePairs.relations)}];\n`;
  writeFileSync(`${options.write}/sure-data.ts`, `${head.join('\n')}\n${text}`);
}

function writeWeights(name, bytes) {
  const lines = Buffer.from(bytes)
    .toString('base64')
    .replace(/.{1,116}/g, '$&\n');
  const text = `${head.join('\n')}\nexport const ${name}Weights = \`\n${lines}\`;\n`;
  writeFileSync(`${options.write}/${name}-weights-data.ts`, text);
  console.log(`${name}: ${bytes.length} bytes, ${text.length} characters`);
}

const isPunctuation = ({ tokens, relations }, at) => tokens[at].kind === 'mark' && relations[at] === punct;
const train = varySentences(readSentences(options.train), isPunctuation);
train.forEach((sentence, at) => {
  sentence.place = at;
});
console.log(`${train.length} sentences to learn from`);
const surePairs = { tags: findSureTags(train), relations: findSureRelations(train) };
const sure = { tags: readSureTags(surePairs.tags), relations: readSureRelations(surePairs.relations) };
console.log(`sure: ${surePairs.tags.length / 2} words, ${surePairs.relations.length / 2} pairs of tags`);
tagUnseen(train);
const tags = trainTagger(train, options.runs);
const { transitions, relations } = trainParser(train);
const model = {
  tags: readDense(tags),
  sureTags: sure.tags,
  sureRelations: sure.relations,
  transitions: readNarrow(transitions),
  relations: readWide(relations),
};
console.log(`bytes: tags ${tags.length}, transitions ${transitions.length}, relations ${relations.length}`);
for (const path of options.test) {
  const sentences = readSentences([path]);
  measure(path.split('/').at(-1), sentences, model);
  if (options.varied)
    measure(
      '  its varied copies',
      varySentences(sentences, isPunctuation).filter((one) => !sentences.includes(one)),
      model,
    );
}
if (options.write !== undefined) {
  writeSure();
  writeWeights('tag', tags);
  writeWeights('transition', transitions);
  writeWeights('relation', relations);
}
