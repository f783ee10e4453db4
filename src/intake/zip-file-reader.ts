import { close, fstatSync, openSync, read } from 'node:fs';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { RandomAccessReader } from 'yauzl';

const readAt = promisify(read);

const chunkBytes = 1 << 18;

/**
 * Gives the library the bytes of a zip by place. A directory may name any place: one outside of the file is an error
 * told to the library, where the file system would throw in the middle of its callback and end the process.
 */
export class ZipFileReader extends RandomAccessReader {
  readonly sizeBytes: number;
  private readonly file: number;

  /** fails with the error of the file system */
  constructor(path: string) {
    super();
    this.file = openSync(path, 'r');
    this.sizeBytes = fstatSync(this.file).size;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    if (this.isInside(position, position + length)) read(this.file, buffer, offset, length, position, callback);
    else setImmediate(callback, outside(position));
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.readChunks(start, end), { objectMode: false });
  }

  private async *readChunks(start: number, end: number): AsyncGenerator<Buffer> {
    if (!this.isInside(start, end)) throw outside(start);
    for (let at = start; at < end; ) {
      // A stream of the file system's would close the file when it is done with its part.
      const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, end - at));
      const { bytesRead } = await readAt(this.file, buffer, 0, buffer.length, at);
      if (bytesRead === 0) throw new Error('the file became shorter while it was read');
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  }

  override close(callback: (error: Error | null) => void): void {
    close(this.file, callback);
  }

  private isInside(start: number, end: number): boolean {
    return Number.isSafeInteger(start) && start >= 0 && end >= start && end <= this.sizeBytes;
  }
}

function outside(place: number): Error {
  return new Error(`it names byte ${place}, which is outside of the file`);
}
