import type { MessageSealer } from '../mail/messages.ts';
import type { Keys } from './keys.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { PROFILES } from './profiles.ts';
import { openWith, readSealed, sealWith } from './sealed-bytes.ts';
import { Unreadable } from './unreadable.ts';

const KEY_VERSION = 1;

/** Messages wait sealed: recipient and words are personal. The key is derived, so that it stands nowhere by itself. */
export function createMessageSealer(keys: Pick<Keys, 'profile' | 'blindIndex'>): MessageSealer {
  const key = keys.blindIndex('message-sealing-key', 'v1');
  const contextOf = (context: string) => lengthPrefixed(['gongkai-message-1', context]);
  return {
    seal: (plain, context) => sealWith(PROFILES[keys.profile], KEY_VERSION, key, plain, contextOf(context)),
    open(sealed, context) {
      const read = readSealed(sealed);
      const plain = read && openWith(read, key, contextOf(context));
      if (plain === null) throw new Unreadable('a message in the outbox');
      return plain;
    },
  };
}
