import type { Transform } from 'node:stream';
import type { ByteSource } from './byte-reader.ts';

/**
 * Sends bytes through one of the engines of node:zlib, no faster than the outcome is read.
 *
 * engine   it is destroyed at the end, whatever comes
 * onFed    told of each chunk before the engine gets it; chunks that come when it has ended are told of and not fed
 * returns  what the engine makes of them; the source may have more when it ends
 * fails    with the error of the engine or of the source
 */
export async function* runEngine(
  engine: Transform,
  source: ByteSource,
  onFed: (chunk: Uint8Array) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const feeding = feed(engine, source, onFed);
  feeding.catch((error) => engine.destroy(error));
  try {
    for await (const chunk of engine) yield chunk as Buffer;
    await feeding;
  } finally {
    engine.destroy();
  }
}

async function feed(engine: Transform, source: ByteSource, onFed: (chunk: Uint8Array) => void): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    engine.once('end', resolve);
    engine.once('close', resolve);
  });
  for await (const chunk of source) {
    onFed(chunk);
    if (engine.destroyed || engine.readableEnded) return;
    await Promise.race([ended, new Promise<void>((resolve) => engine.write(chunk, () => resolve()))]);
    if (engine.destroyed || engine.readableEnded) return;
  }
  engine.end();
}
