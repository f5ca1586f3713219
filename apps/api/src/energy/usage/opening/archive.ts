import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { shownName } from './file-name.js';
import { readOldWorkbook } from './old-workbook.js';
import { readPdfText } from './pdf-text.js';
import { DomainError } from '#domain/shared/domain-error';
import type { ArchiveEntry, ArchivePort } from '#domain/energy/usage/container/archive';

const BROKEN_ARCHIVE =
  'The archive is damaged or the download was incomplete. Download it again, or upload the file inside it.';

/** Decompression by node:zlib and yauzl (central directory, sizes and names checked, streamed). */
export const nodeArchive: ArchivePort = {
  async *gunzip(bytes) {
    const gunzip = createGunzip();
    const source = Readable.from(bytes);
    source.on('error', (error) => gunzip.destroy(error));
    source.pipe(gunzip);
    try {
      // A Readable yields Buffers, which are Uint8Arrays; its typing says any.
      for await (const chunk of gunzip as AsyncIterable<Uint8Array>) yield chunk;
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw new DomainError('usage.archive-broken', BROKEN_ARCHIVE);
    } finally {
      source.destroy();
      gunzip.destroy();
    }
  },

  oldWorkbook: readOldWorkbook,
  pdfText: readPdfText,

  async entries(zip, maxEntries) {
    const file = await openZip(zip);
    if (file.entryCount > maxEntries) {
      throw new DomainError(
        'usage.archive-too-many-files',
        `The archive holds ${String(file.entryCount)} files; at most ${String(maxEntries)} are read. Upload only the meter files.`,
      );
    }
    return listEntries(file, maxEntries);
  },
};

function openZip(zip: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(
      buffer,
      { lazyEntries: true, strictFileNames: false, decodeStrings: true, validateEntrySizes: true },
      (error, file) => {
        if (error === null) resolve(file);
        else reject(refusal(error));
      },
    );
  });
}

function listEntries(file: ZipFile, maxEntries: number): Promise<readonly ArchiveEntry[]> {
  return new Promise((resolve, reject) => {
    const entries: ArchiveEntry[] = [];
    file.on('entry', (entry: Entry) => {
      entries.push(archiveEntry(file, entry));
      if (entries.length < maxEntries) file.readEntry();
      else resolve(entries);
    });
    file.on('end', () => {
      resolve(entries);
    });
    file.on('error', (error: Error) => {
      reject(refusal(error));
    });
    file.readEntry();
  });
}

function archiveEntry(file: ZipFile, entry: Entry): ArchiveEntry {
  const name = shownName(entry.fileName);
  return {
    name,
    compressedBytes: entry.compressedSize,
    rawBytes: entry.uncompressedSize,
    encrypted: entry.isEncrypted(),
    async *open() {
      const stream = await openEntry(file, entry);
      try {
        // A Readable yields Buffers, which are Uint8Arrays; its typing says any.
        for await (const chunk of stream as AsyncIterable<Uint8Array>) yield chunk;
      } catch (error) {
        if (error instanceof DomainError) throw error;
        throw new DomainError('usage.archive-broken', BROKEN_ARCHIVE, { file: name });
      } finally {
        stream.destroy();
      }
    },
  };
}

function openEntry(file: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    file.openReadStream(entry, (error, stream) => {
      if (error === null) resolve(stream);
      else reject(refusal(error));
    });
  });
}

/** yauzl itself refuses names that point outside while listing: that archive is hostile, not damaged. */
function refusal(error: Error): DomainError {
  if (/relative path|absolute path|invalid characters in fileName/i.test(error.message)) {
    return new DomainError(
      'usage.archive-bad-name',
      'The archive points to a file outside itself, which no utility’s archive does. Upload the meter file itself.',
    );
  }
  return new DomainError('usage.archive-broken', BROKEN_ARCHIVE);
}
