import { type Model, relationStride, transitionStride } from './model.ts';
import { relationBits } from './relation-features.ts';
import { tagBits } from './tag-features.ts';
import { tagStride } from './tag-set.ts';
import { transitionBits } from './transition-features.ts';
import { relationWeights, tagWeights, transitionWeights } from './weights-data.ts';

/** Unpacks the weights that are kept as text. */
export function readModel(): Model {
  return {
    tags: unpackWeights(tagWeights, tagStride * 2 ** tagBits),
    transitions: unpackWeights(transitionWeights, transitionStride * 2 ** transitionBits),
    relations: unpackWeights(relationWeights, relationStride * 2 ** relationBits),
  };
}

/**
 * Most weights are zero: the text is base64 of pairs of bytes, how many zeros come before (255: that many and no
 * weight), and the weight.
 */
function unpackWeights(text: string, size: number): Int8Array {
  const weights = new Int8Array(size);
  const bytes = decodeBase64(text);
  let at = 0;
  for (let from = 0; from + 1 < bytes.length; from += 2) {
    at += bytes[from];
    if (bytes[from] < 255) weights[at++] = bytes[from + 1];
  }
  return weights;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Four characters of six bits make three bytes; line breaks are passed over. */
function decodeBase64(text: string): Uint8Array {
  const values = new Int8Array(128).fill(-1);
  for (let value = 0; value < 64; value++) values[alphabet.charCodeAt(value)] = value;
  const bytes = new Uint8Array(Math.ceil(text.length * 0.75));
  let count = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at++) {
    const value = values[text.charCodeAt(at)];
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[count++] = (held >> bits) & 0xff;
    }
  }
  return bytes.subarray(0, count);
}
