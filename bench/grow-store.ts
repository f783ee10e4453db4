import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Sql } from 'postgres';
import { contentHash } from '../src/articles/content-hash.ts';
import { readSignature } from '../src/identity/read-signature.ts';
import type { RevisionText } from '../src/text/revision-text.ts';
import { mixSeeds, Random } from '../tests/support/random.ts';

const words = makeWords(6000);

/** Sentences that many texts end with, as agencies and sites add them. */
const boilerplate = Array.from({ length: 20 }, (_, i) => sentence(new Random(mixSeeds(77, i)), 18));

const wordsOfText = 110;

/**
 * Makes a report of about 700 bytes. Common words are drawn more often, so that runs of words come back in other texts as
 * they do in real ones; every tenth text ends with one of twenty sentences.
 */
export function makeReport(seed: number, number: number): RevisionText {
  const random = new Random(mixSeeds(seed, number));
  const sentences = Array.from({ length: Math.ceil(wordsOfText / 14) }, () => sentence(random, 14));
  if (number % 10 === 0) sentences.push(random.pick(boilerplate));
  return { headline: sentence(random, 8).slice(0, -1), body: sentences.join(' ') };
}

/** A later version: two sentences are others, one figure is new. */
export function reviseReport(report: RevisionText, seed: number): RevisionText {
  const random = new Random(seed);
  const sentences = report.body.split(/(?<=\.) /);
  sentences[1] = sentence(random, 14);
  sentences[3] = `The toll rose to ${random.between(10, 9000)}, officials said.`;
  return { headline: report.headline, body: sentences.join(' ') };
}

/**
 * Loads made-up texts into an empty or grown store until it holds `to`: texts with their keys, appearances, revisions and
 * articles. Text n has the number n in every table.
 */
export async function growStore(db: Sql, seed: number, from: number, to: number): Promise<void> {
  if (from === 0) {
    await db`insert into dumps (sha256, name, size_bytes, received_at, observed_at, state)
      values (${'0'.repeat(64)}, 'store.txt', 1, now(), now(), 'recorded')`;
  }
  await db`drop index if exists signature_keys_key_text`;
  const numbers = Array.from({ length: Math.ceil((to - from) / 1000) }, (_, i) => from + i * 1000);
  const copy = async (target: string, rowsOf: (number: number) => string) => {
    const part = function* () {
      for (const first of numbers) {
        let rows = '';
        for (let number = first + 1; number <= Math.min(first + 1000, to); number++) rows += rowsOf(number);
        yield rows;
      }
    };
    await pipeline(Readable.from(part()), await db.unsafe(`copy ${target} from stdin`).writable());
  };
  const at = '2026-01-01 00:00:00+00';
  await copy('articles (id, created_at)', (n) => `${n}\t${at}\n`);
  await copy('texts (id, article_id, content_hash, headline, body, notices)', (n) => {
    const report = makeReport(seed, n);
    return `${n}\t${n}\t${contentHash(report)}\t${report.headline}\t${report.body}\t[]\n`;
  });
  await copy('signature_keys (key, text_id)', (n) =>
    readSignature(makeReport(seed, n))
      .keys.map((key) => `${key}\t${n}\n`)
      .join(''),
  );
  const sighting = '(id, text_id, dump_id, ordinal, start_byte, end_byte, observed_at, observed_stated, furniture)';
  await copy(`appearances ${sighting}`, (n) => `${n}\t${n}\t1\t${n}\t0\t700\t${at}\tf\t[]\n`);
  const revision = '(id, article_id, text_id, occurrence, position, observed_at, received_at, claims_owed)';
  await copy(`revisions ${revision}`, (n) => `${n}\t${n}\t${n}\t1\t1\t${at}\t${at}\tf\n`);
  await db`create index signature_keys_key_text on signature_keys (key, text_id)`;
  for (const table of ['articles', 'texts', 'appearances', 'revisions']) {
    await db.unsafe(`select setval(pg_get_serial_sequence('${table}', 'id'), ${to})`);
  }
  await db`vacuum analyze`;
  await db`checkpoint`;
  await readIndexes(db);
}

/** Has the server read its indexes through, as far as its buffers hold them: a service that has run for a while. */
async function readIndexes(db: Sql): Promise<void> {
  await db`set enable_seqscan = off`;
  await db`select count(key) from signature_keys where key is not null`;
  await db`select count(content_hash) from texts where content_hash > ''`;
  await db`select count(id) from texts where id > 0`;
  await db`select count(text_id) from appearances where text_id > 0`;
  await db`reset enable_seqscan`;
}

function sentence(random: Random, count: number): string {
  const picked = Array.from({ length: count }, () => {
    // The product of two draws: words at the beginning of the list come often, those at its end seldom.
    const at = Math.floor((random.below(words.length) * random.below(words.length)) / words.length);
    return words[at] as string;
  });
  const text = picked.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function makeWords(count: number): string[] {
  const random = new Random(3);
  const syllables = 'ba de fi go lu mar ne pol ri sta ten vo wen zor kla mi nor pe quin sa'.split(' ');
  return Array.from({ length: count }, () => {
    return Array.from({ length: random.between(2, 4) }, () => random.pick(syllables)).join('');
  });
}
