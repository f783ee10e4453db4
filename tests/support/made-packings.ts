import { crc32, deflateRawSync } from 'node:zlib';
import { pack } from 'tar-stream';

export interface MadeFile {
  readonly name: string;
  readonly bytes: string | Uint8Array;
  /** 8 unless given; 0 stores */
  readonly method?: number;
  /** as its directory says, whatever the bytes are */
  readonly crc?: number;
  readonly flags?: number;
  /** mode and kind of a Unix file, such as 0o120777 for a link */
  readonly mode?: number;
}

/** Makes a zip of these files, in their order. */
export function makeZip(files: readonly MadeFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const bytes = Buffer.from(file.bytes);
    const method = file.method ?? 8;
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const name = Buffer.from(file.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 | (file.flags ?? 0), 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt16LE(0x6000, 6);
    common.writeUInt16LE(0x5521, 8);
    common.writeUInt32LE(file.crc ?? crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((file.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, tail, name);
    parts.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** Makes a tar of these files, in their order. A file with a type other than `file` has no bytes. */
export async function makeTar(
  files: readonly { name: string; bytes: string | Uint8Array; type?: 'directory' | 'symlink' | 'fifo' }[],
): Promise<Buffer> {
  const tar = pack();
  for (const { name, bytes, type } of files) {
    const mtime = new Date('2021-03-04T05:06:07Z');
    if (type === undefined) tar.entry({ name, mtime }, Buffer.from(bytes));
    else tar.entry({ name, mtime, type, linkname: '/etc/passwd' });
  }
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** `onePage` as the tools zstd and bzip2 pack it. */
export const onePage = 'Title: One\nDate: 2021-03-04\n\nThe dam held back 40 cubic metres.\n';
export const onePageZstd = Buffer.from(
  'KLUv/SRAAQIAVGl0bGU6IE9uZQpEYXRlOiAyMDIxLTAzLTA0CgpUaGUgZGFtIGhlbGQgYmFjayA0MCBjdWJpYyBtZXRyZXMuCnu/R5Y=',
  'base64',
);
export const onePageBzip2 = Buffer.from(
  'QlpoOTFBWSZTWaJLMHsAAA9fgAAQQAN8EAQAhAA+bx4AIABIin6U0D1MnqaNPUep6FGmgAAANanklh1tm3c+HmqkFTAISmCtSso9bH4O8SOGjSgamxyfHEYAn4u5IpwoSFElmD2A',
  'base64',
);
