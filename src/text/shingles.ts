/** Words a shingle: three, on which containment did best on versions of encyclopedia pages and wire copy. */
const shingleWords = 3;

/**
 * Hashes a text's runs of three words, each distinct one once.
 *
 * Words are stretches of letters and digits, case folded, so punctuation, quotes and line breaks make no difference.
 * A text of fewer than three words has one shingle, of all its words.
 *
 * text     any string
 * returns  distinct 32-bit hashes, sorted ascending as signed integers; empty for a text without words
 * source   FNV-1a over code units, mixed by the finaliser of MurmurHash3 (A. Appleby, public domain)
 */
export function shingleHashes(text: string): Int32Array {
  const words = wordHashes(text);
  const count = words.length === 0 ? 0 : Math.max(1, words.length - shingleWords + 1);
  const hashes = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    let hash = 0x9747b28c | 0;
    const end = Math.min(words.length, i + shingleWords);
    for (let j = i; j < end; j++) hash = mix32((Math.imul(hash, 31) + (words[j] as number)) | 0);
    hashes[i] = hash;
  }
  hashes.sort();
  let kept = 0;
  for (let i = 0; i < count; i++) if (i === 0 || hashes[i] !== hashes[i - 1]) hashes[kept++] = hashes[i] as number;
  return hashes.subarray(0, kept);
}

/**
 * Counts what two sorted sets of hashes share.
 *
 * returns  number of hashes in both
 */
export function sharedCount(a: Int32Array, b: Int32Array): number {
  let i = 0;
  let j = 0;
  let shared = 0;
  while (i < a.length && j < b.length) {
    const x = a[i] as number;
    const y = b[j] as number;
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return shared;
}

/** Scrambles 32 bits so that near inputs land far apart. */
export function mix32(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function wordHashes(text: string): Int32Array {
  const lower = text.toLowerCase();
  const out = new Int32Array((lower.length >> 1) + 1);
  let count = 0;
  let hash = 0;
  let inWord = false;
  for (let i = 0; i < lower.length; i++) {
    const unit = lower.charCodeAt(i);
    if (isWordUnit(unit)) {
      if (!inWord) hash = 0x811c9dc5 | 0;
      inWord = true;
      hash = Math.imul(hash ^ unit, 0x01000193);
    } else if (inWord) {
      out[count++] = hash;
      inWord = false;
    }
  }
  if (inWord) out[count++] = hash;
  return out.subarray(0, count);
}

/** Letters and digits of ASCII; above it everything but Latin-1 signs, general punctuation and CJK punctuation. */
export function isWordUnit(unit: number): boolean {
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90);
  if (unit < 0xc0) return unit === 0xaa || unit === 0xb5 || unit === 0xba;
  return !(unit === 0xd7 || unit === 0xf7 || (unit >= 0x2000 && unit <= 0x206f) || (unit >= 0x3000 && unit <= 0x303f));
}
