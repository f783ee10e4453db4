// Trains the tagger and the parser of src/grammar on treebanks of Universal Dependencies and writes their weights.
//
//   npm run build
//   node scripts/train-grammar.js --train FILE_OR_FOLDER… --test FILE… [--write src/grammar/weights-data.ts]
//
// Plain Node, no packages, no chance: the same files give the same weights.
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { readConllu, recut } from './read-treebank.js';

const options = readOptions(process.argv.slice(2));
const dist = options.dist ?? new URL('../dist', import.meta.url).pathname;
const load = (path) => import(pathToFileURL(`${dist}/${path}.js`).href);
const { tokenize } = await load('text/tokenize');
const { relationNames } = await load('grammar/parse');
const { tagSet, tagStride } = await load('grammar/tag-set');
const { makeFeatures } = await load('grammar/features');
const { findTagFeatures, tagBits } = await load('grammar/tag-features');
const { findTransitionFeatures, transitionBits } = await load('grammar/transition-features');
const { findRelationFeatures, relationBits } = await load('grammar/relation-features');
const { transitionStride, relationStride } = await load('grammar/model');
const { fillWords, makeWords } = await load('grammar/words');
const { setTag, tagWords } = await load('grammar/tag-words');
const { buildTree } = await load('grammar/build-tree');
const { allowedTransitions, attachToken, headOf, isTreeDone, makeTreeState, shiftToken, startTree } =
  await load('grammar/tree-state');

const language = { tokenize, tagSet, relationNames };
const room = 1024;
const words = makeWords(room);
const state = makeTreeState(words, room);
const features = makeFeatures();
let seed = 1;

function readOptions(args) {
  const found = { train: [], test: [], epochs: 8, tagEpochs: 6, folds: 4 };
  let name = '';
  for (const arg of args) {
    if (arg.startsWith('--')) name = arg.slice(2);
    else if (Array.isArray(found[name])) found[name].push(arg);
    else found[name] = /^\d+$/.test(arg) ? Number(arg) : arg;
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

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`))
    .filter((file) => file.endsWith('.conllu'));
}

function readSentences(paths) {
  const raw = paths.flatMap(filesOf).flatMap(readConllu);
  const sentences = raw
    .map((sentence) => recut(sentence, language))
    .filter((one) => one !== null && one.tokens.length < room);
  if (sentences.length < raw.length)
    console.log(`${raw.length - sentences.length} of ${raw.length} sentences left out`);
  return sentences;
}

/** Weights while they are learnt: the current ones, and what to take off them for their average (Daume 2006). */
class Table {
  constructor(bits, stride) {
    this.stride = stride;
    this.weights = new Float32Array(stride * 2 ** bits);
    this.corrections = new Float64Array(stride * 2 ** bits);
    this.scores = new Float32Array(stride);
    this.step = 1;
  }
  score({ count, rows }, outcomes) {
    const { scores, stride, weights } = this;
    scores.fill(0);
    for (let feature = 0; feature < count; feature++) {
      const from = rows[feature] * stride;
      for (let outcome = 0; outcome < outcomes; outcome++) scores[outcome] += weights[from + outcome];
    }
    return scores;
  }
  update({ count, rows }, right, wrong) {
    const { step, stride } = this;
    for (let feature = 0; feature < count; feature++) {
      const from = rows[feature] * stride;
      this.weights[from + right] += 1;
      this.corrections[from + right] += step;
      this.weights[from + wrong] -= 1;
      this.corrections[from + wrong] -= step;
    }
  }
  /** Averages, small ones left out, as bytes: the largest would be 127 or is cut there. */
  quantise(least, scale) {
    const bytes = new Int8Array(this.weights.length);
    let kept = 0;
    let cut = 0;
    for (let at = 0; at < bytes.length; at++) {
      const average = this.weights[at] - this.corrections[at] / this.step;
      if (Math.abs(average) < least) continue;
      const value = Math.round(average * scale);
      if (Math.abs(value) > 127) cut++;
      bytes[at] = Math.max(-127, Math.min(127, value));
      if (bytes[at] !== 0) kept++;
    }
    return { bytes, kept, cut };
  }
}

const bestOf = (scores, outcomes, from = 0) => {
  let best = from;
  for (let at = from + 1; at < outcomes; at++) if (scores[at] > scores[best]) best = at;
  return best;
};

function trainTagger(sentences, epochs) {
  const table = new Table(tagBits, tagStride);
  const order = [...sentences];
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order);
    let right = 0;
    let all = 0;
    for (const { tokens, tags } of order) {
      fillWords(words, tokens);
      for (let at = 0; at < tokens.length; at++) {
        findTagFeatures(words, at, features);
        const guess = bestOf(table.score(features, tagSet.length), tagSet.length);
        if (guess === tags[at]) right++;
        else table.update(features, tags[at], guess);
        table.step++;
        setTag(words, at, guess);
        all++;
      }
    }
    if (options.loud) console.log(`tagger ${epoch + 1}: ${((100 * right) / all).toFixed(2)}`);
  }
  return table.quantise(options.tagLeast ?? 0.1, options.tagScale ?? 8);
}

/** Tags by a tagger that has not seen the sentence, so that the parser learns from tags as it will meet them. */
function tagUnseen(sentences) {
  const { folds, tagEpochs } = options;
  for (let fold = 0; fold < folds; fold++) {
    const { bytes } = trainTagger(
      sentences.filter((one) => one.fold % folds !== fold),
      tagEpochs,
    );
    for (const sentence of sentences) {
      if (sentence.fold % folds !== fold) continue;
      fillWords(words, sentence.tokens);
      tagWords(words, { tags: bytes });
      sentence.given = words.tag.slice(0, sentence.tokens.length);
    }
  }
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

function trainParser(sentences) {
  const moves = new Table(transitionBits, transitionStride);
  const names = new Table(relationBits, relationStride);
  const costs = new Int32Array(3);
  const order = [...sentences];
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order);
    let wrong = 0;
    let misnamed = 0;
    for (const { tokens, given, heads, relations } of order) {
      fillWords(words, tokens);
      for (let at = 0; at < tokens.length; at++) setTag(words, at, given[at]);
      startTree(state);
      while (!isTreeDone(state)) {
        costsOf(heads, costs);
        findTransitionFeatures(state, features);
        const scores = moves.score(features, 3);
        let guess = -1;
        let right = -1;
        const least = Math.min(costs[0], costs[1], costs[2]);
        for (let move = 0; move < 3; move++) {
          if (costs[move] === 99) continue;
          if (guess < 0 || scores[move] > scores[guess]) guess = move;
          if (costs[move] === least && (right < 0 || scores[move] > scores[right])) right = move;
        }
        moves.step++;
        if (costs[guess] > least) {
          wrong++;
          moves.update(features, right, guess);
        }
        const chosen = epoch > 0 && nextChance() < 0.9 ? guess : right;
        if (chosen === 0) {
          shiftToken(state);
          continue;
        }
        const head = headOf(state, chosen);
        const own = state.stack[state.depth - 1];
        let relation = 0;
        if (head !== state.length) {
          findRelationFeatures(state, head, features);
          relation = bestOf(names.score(features, relationNames.length), relationNames.length, 1);
          if (heads[own] === head) {
            names.step++;
            if (relation !== relations[own]) {
              misnamed++;
              names.update(features, relations[own], relation);
            }
          }
        }
        attachToken(state, head, relation);
      }
    }
    if (options.loud) console.log(`parser ${epoch + 1}: ${wrong} wrong transitions, ${misnamed} wrong relations`);
  }
  return {
    transitions: moves.quantise(options.moveLeast ?? 0.1, options.moveScale ?? 8),
    relations: names.quantise(options.nameLeast ?? 0.1, options.nameScale ?? 8),
  };
}

function measure(name, sentences, model) {
  let all = 0;
  let tagged = 0;
  let headed = 0;
  let named = 0;
  let wordsOnly = 0;
  let headedWords = 0;
  let namedWords = 0;
  const punct = relationNames.indexOf('punct');
  for (const { tokens, tags, heads, relations } of sentences) {
    fillWords(words, tokens);
    tagWords(words, model);
    buildTree(state, model);
    for (let at = 0; at < tokens.length; at++) {
      all++;
      if (tagSet[words.tag[at]].upos === tagSet[tags[at]].upos) tagged++;
      const head = state.heads[at] === heads[at];
      const relation = head && state.relations[at] === relations[at];
      if (head) headed++;
      if (relation) named++;
      if (relations[at] === punct) continue;
      wordsOnly++;
      if (head) headedWords++;
      if (relation) namedWords++;
    }
  }
  const share = (part, whole) => ((100 * part) / whole).toFixed(2);
  console.log(
    `${name}: ${sentences.length} sentences, ${all} tokens; UPOS ${share(tagged, all)}, UAS ${share(headed, all)}, ` +
      `LAS ${share(named, all)}; without punctuation UAS ${share(headedWords, wordsOnly)}, LAS ${share(namedWords, wordsOnly)}`,
  );
}

/** Pairs of bytes, zeros before and weight, as base64 in lines. */
function pack(bytes) {
  const out = [];
  let zeros = 0;
  for (const value of bytes) {
    if (value === 0) {
      zeros++;
      continue;
    }
    for (; zeros >= 255; zeros -= 255) out.push(255, 0);
    out.push(zeros, value & 0xff);
    zeros = 0;
  }
  return Buffer.from(out)
    .toString('base64')
    .replace(/.{1,116}/g, '$&\n');
}

const train = readSentences(options.train);
train.forEach((sentence, at) => {
  sentence.fold = Math.floor(at / 20);
});
console.log(`${train.length} sentences to learn from`);
const tags = trainTagger(train, options.tagEpochs);
tagUnseen(train);
const { transitions, relations } = trainParser(train);
for (const [name, { kept, cut }] of Object.entries({ tags, transitions, relations })) {
  console.log(`${name}: ${kept} weights, ${cut} cut`);
}
const model = { tags: tags.bytes, transitions: transitions.bytes, relations: relations.bytes };
for (const path of options.test) measure(path, readSentences([path]), model);
if (options.write !== undefined) {
  const head = `// Weights of the tagger and the parser, written by scripts/train-grammar.js.\n`;
  writeFileSync(
    options.write,
    `${head}export const tagWeights = \`\n${pack(model.tags)}\`;\n\nexport const transitionWeights = \`\n${pack(model.transitions)}\`;\n\nexport const relationWeights = \`\n${pack(model.relations)}\`;\n`,
  );
}
