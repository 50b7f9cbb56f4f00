import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { FileFault } from '../cell.ts';

/** Unpacked bytes that one part of a workbook may have. */
const MAX_PART_BYTES = 800e6;
/** A part that unpacks to more than this many times its size, and more than a megabyte, is made to burst whoever opens it. */
const MAX_RATIO = 250;
const FREE_BYTES = 4e6;
const MAX_PARTS = 2_000;

const TOO_LARGE = '这个文件解压后大得不正常，没有打开；请确认是从表格软件直接保存的 .xlsx';
const BROKEN = '文件已经损坏或者没有传完整，打不开；请用表格软件重新保存一次再导入';

/** The parts of a zip file in memory, each unpacked as a stream that stops at the limits. */
export interface Parts {
  readonly names: readonly string[];
  /** @throws FileFault when the part grows beyond the limits or is broken */
  open(name: string): AsyncGenerator<Buffer>;
  close(): void;
}

export async function openZip(bytes: Buffer): Promise<Parts> {
  const file = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(bytes, { lazyEntries: true, validateEntrySizes: true }).catch(() => {
    throw new FileFault(BROKEN);
  });
  const entries = new Map<string, yauzl.Entry>();
  file.on('entry', (entry: yauzl.Entry) => {
    entries.set(entry.fileName.replace(/^\//, ''), entry);
    if (entries.size > MAX_PARTS) file.emit('error', new FileFault(TOO_LARGE));
    else file.readEntry();
  });
  file.readEntry();
  try {
    await once(file, 'end');
  } catch (error) {
    throw error instanceof FileFault ? error : new FileFault(BROKEN);
  }
  return { names: [...entries.keys()], open: (name) => unpack(file, entries.get(name), name), close: () => file.close() };
}

async function* unpack(file: yauzl.ZipFile, entry: yauzl.Entry | undefined, name: string): AsyncGenerator<Buffer> {
  if (!entry) throw new FileFault(`${BROKEN}（缺少 ${name}）`);
  if (entry.uncompressedSize > MAX_PART_BYTES) throw new FileFault(TOO_LARGE);
  let stream: Readable | undefined;
  let read = 0;
  try {
    stream = await promisify<yauzl.Entry, Readable>(file.openReadStream.bind(file))(entry);
    for await (const piece of stream as AsyncIterable<Buffer>) {
      read += piece.length;
      if (read > MAX_PART_BYTES || (read > FREE_BYTES && read > entry.compressedSize * MAX_RATIO)) throw new FileFault(TOO_LARGE);
      yield piece;
    }
  } catch (error) {
    throw error instanceof FileFault ? error : new FileFault(BROKEN);
  } finally {
    stream?.destroy();
  }
}
