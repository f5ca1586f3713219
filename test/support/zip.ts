import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive to be made. */
export interface ZipMember {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Marked as encrypted, which is all a reader needs to see. */
  readonly encrypted?: boolean;
}

const DEFLATED = 8;
/** Bit 11: the name is UTF-8. */
const UTF_8 = 0x800;

/** A zip archive (PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16) of deflated members. */
export function zipOf(members: readonly ZipMember[]): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, encrypted = false } of members) {
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF_8 + (encrypted ? 1 : 0), 2);
    common.writeUInt16LE(DEFLATED, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const version = Buffer.from([20, 0]);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), version, common, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const closing = Buffer.alloc(18);
  closing.writeUInt16LE(members.length, 4);
  closing.writeUInt16LE(members.length, 6);
  closing.writeUInt32LE(directory.length, 8);
  closing.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), closing]);
}
