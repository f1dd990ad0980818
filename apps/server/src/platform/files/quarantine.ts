import { LARGEST_UPLOAD } from './types/accepted-types.ts';

/** Bytes of uploads that nobody has looked through yet: in memory alone, and only so many at once. */
export interface Quarantine {
  /** Takes a stream whole. The chunks it came in are overwritten behind it. */
  take(stream: AsyncIterable<Uint8Array>, most?: number): Promise<Detained | 'too-large' | 'busy'>;
  /** Bytes held now, for metrics. */
  readonly held: number;
}

export interface Detained {
  readonly bytes: Buffer;
  /** Overwrites the bytes and gives the room back. Called in every outcome. */
  purge(): void;
}

const FIRST_ROOM = 64 * 1024;
export const QUARANTINE_BYTES = 4 * LARGEST_UPLOAD;

export function createQuarantine(room = QUARANTINE_BYTES): Quarantine {
  let held = 0;
  return {
    get held() {
      return held;
    },
    async take(stream, most = LARGEST_UPLOAD) {
      let bytes = Buffer.alloc(0);
      let filled = 0;
      const resize = (size: number) => {
        const larger = Buffer.allocUnsafeSlow(size);
        bytes.copy(larger, 0, 0, filled);
        bytes.fill(0);
        held += size - bytes.length;
        bytes = larger;
      };
      const purge = () => {
        bytes.fill(0);
        held -= bytes.length;
        bytes = Buffer.alloc(0);
      };
      try {
        for await (const chunk of stream) {
          const wanted = filled + chunk.length;
          if (wanted > most) return leave('too-large', purge);
          if (wanted > bytes.length) {
            const size = Math.min(most, Math.max(FIRST_ROOM, wanted, bytes.length * 2));
            if (held + size - bytes.length > room) return leave('busy', purge);
            resize(size);
          }
          bytes.set(chunk, filled);
          chunk.fill(0);
          filled = wanted;
        }
      } catch (fault) {
        purge();
        throw fault;
      }
      return { bytes: bytes.subarray(0, filled), purge };
    },
  };
}

function leave<Reason>(reason: Reason, purge: () => void): Reason {
  purge();
  return reason;
}
