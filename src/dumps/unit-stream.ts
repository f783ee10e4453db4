import type { Detection } from './detection.ts';

/** One byte for each code unit of a dump: its own below 128, `wideUnit` or more above. */
export interface UnitStream {
  /**
   * Takes the next bytes of the dump; `take` is called at most once, with the units that are whole by now. `units[i]`
   * stands for the bytes of the dump from `offset + i * bytesPerUnit` on. The buffer may be the chunk itself.
   */
  push(chunk: Buffer, at: number, take: (units: Buffer, offset: number) => void): void;
  readonly bytesPerUnit: 1 | 2;
}

/** Stands for a UTF-16 unit that is no ASCII character. */
const wideUnit = 0xff;

/**
 * Shows a dump as a stream of single bytes in which the signs of ASCII can be looked for, whatever its encoding.
 *
 * detection  encoding and length of the byte order mark, which is left out
 * returns    the stream; memory: half a unit. UTF-8 and windows-1252 are handed on as they are: none of their bytes
 *            below 128 is part of another character.
 */
export function openUnitStream(detection: Detection): UnitStream {
  const marked = detection.byteOrderMarkBytes;
  const withoutMark = (chunk: Buffer, at: number): number => Math.min(chunk.length, Math.max(0, marked - at));
  if (detection.encoding === 'utf-8' || detection.encoding === 'windows-1252') {
    return {
      bytesPerUnit: 1,
      push(chunk, at, take) {
        const skipped = withoutMark(chunk, at);
        if (skipped < chunk.length) take(chunk.subarray(skipped), at + skipped);
      },
    };
  }
  const low = detection.encoding === 'utf-16le' ? 0 : 1;
  let half: number | null = null;
  return {
    bytesPerUnit: 2,
    push(chunk, at, take) {
      const skipped = withoutMark(chunk, at);
      const rest = chunk.subarray(skipped);
      const data = half === null ? rest : Buffer.concat([Buffer.from([half]), rest]);
      const offset = at + skipped - (half === null ? 0 : 1);
      half = data.length % 2 === 1 ? (data[data.length - 1] ?? 0) : null;
      const units = Buffer.allocUnsafe(data.length >> 1);
      for (let unit = 0; unit < units.length; unit++) {
        const code = data[unit * 2 + low] ?? 0;
        units[unit] = data[unit * 2 + 1 - low] === 0 && code < 128 ? code : wideUnit;
      }
      if (units.length > 0) take(units, offset);
    },
  };
}
