import type { CryptoProfile } from './crypto-profile.ts';
import type { KeyFile } from './key-file.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { openWith, readSealed, sealWith } from './sealed-bytes.ts';
import { Unreadable } from './unreadable.ts';

/** Wraps data keys. An interface and asynchronous, so that the master key may stay in a cryptographic machine (服务器密码机). */
export interface MasterKeys {
  currentVersion(): number;
  versions(): readonly number[];
  wrap(dataKey: Buffer, subject: string): Promise<{ readonly wrapped: Buffer; readonly masterVersion: number }>;
  unwrap(wrapped: Buffer, subject: string): Promise<Buffer>;
}

/** Master keys from the key file. A version it does not know yet was added by a rotation elsewhere: the file is read again, once. */
export function fileMasterKeys(
  profile: CryptoProfile,
  current: () => KeyFile,
  reload: () => Promise<void>,
): MasterKeys {
  const find = (version: number) => current().masters.find(master => master.version === version);
  const newest = () => current().masters.reduce((a, b) => (b.version > a.version ? b : a));
  return {
    currentVersion: () => newest().version,
    versions: () => current().masters.map(master => master.version),
    async wrap(dataKey, subject) {
      const { version, key } = newest();
      return { wrapped: sealWith(profile, version, key, dataKey, contextOf(subject)), masterVersion: version };
    },
    async unwrap(wrapped, subject) {
      const sealed = readSealed(wrapped);
      if (sealed === null) throw new Unreadable(`the data key of ${subject}`);
      if (find(sealed.keyVersion) === undefined) await reload();
      const master = find(sealed.keyVersion);
      if (master === undefined)
        throw new Unreadable(`the data key of ${subject} without master key ${sealed.keyVersion}`);
      const dataKey = openWith(sealed, master.key, contextOf(subject));
      if (dataKey === null) throw new Unreadable(`the data key of ${subject}`);
      return dataKey;
    },
  };
}

/** A wrapped key moved to another subject's row does not open there. */
function contextOf(subject: string): Buffer {
  return lengthPrefixed(['gongkai-data-key-1', subject]);
}
