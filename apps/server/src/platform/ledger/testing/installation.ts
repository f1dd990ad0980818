import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toInstant } from '../../clock/clock.ts';
import { type TestDatabase, testDatabase } from '../../testing/database.ts';
import type { AnchorExport, AnchorOutcome } from '../anchors/anchor-export.ts';
import { exportAnchors } from '../anchors/export-anchor.ts';
import { folderPlace } from '../anchors/folder-place.ts';
import { generateSigningKey, type SignatureAlgorithm } from '../anchors/signature.ts';
import { signerOf } from '../anchors/signing-key.ts';
import { append } from '../append.ts';
import { type AppendContext, type ChainedEvent, emptyStream } from '../chain.ts';
import type { HashAlgorithm } from '../digest.ts';
import type { EventDraft, StreamHead } from '../event.ts';
import { type VerifyOptions, verifyLedger } from '../verify/verify.ts';

interface Scope {
  after(run: () => Promise<void> | void): void;
}

/** A ledger with its anchor place and signing key, for one test. */
export async function installation(scope: Scope, profile: 'international' | 'guomi' = 'international') {
  const database: TestDatabase = await testDatabase({ after: run => scope.after(run) });
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-anchors-'));
  scope.after(() => rmSync(folder, { recursive: true, force: true }));
  const algorithm: HashAlgorithm = profile === 'guomi' ? 'sm3' : 'sha256';
  const keyKind: SignatureAlgorithm = profile === 'guomi' ? 'sm2' : 'ed25519';
  const key = generateSigningKey(keyKind);
  const place = folderPlace(folder, '/nowhere');
  let clockMs = Date.parse('2026-11-21T02:00:00.000Z');
  const now = () => toInstant(new Date((clockMs += 60_000)));
  const heads = new Map<string, StreamHead>();
  const context = (): AppendContext => ({ now: now(), actor: { kind: 'system', name: 'test' }, algorithm });

  return {
    database,
    folder,
    key,
    place,
    context,
    publicKey: key.publicKey,
    /** One transaction per call, one event per kind. */
    async write(stream: string, ...kinds: string[]): Promise<readonly ChainedEvent[]> {
      const head = heads.get(stream) ?? emptyStream(stream);
      const drafts: EventDraft[] = kinds.map((kind, at) => ({
        kind,
        happenedOn: '2026-11-20',
        agencyId: 3,
        payload: { at, kind },
      }));
      const appended = await database.office.kysely.transaction().execute(tx => append(tx, head, drafts, context()));
      heads.set(stream, appended);
      return appended.events;
    },
    /** After the database was put back by hand. */
    forgetHeads: () => heads.clear(),
    anchor(options: Partial<AnchorExport> = {}): Promise<AnchorOutcome> {
      return exportAnchors(database.office.kysely, { place, signer: signerOf(key), algorithm, now: now(), ...options });
    },
    verify(options: Partial<VerifyOptions> = {}) {
      return verifyLedger(database.office.kysely, { place, publicKeys: [key.publicKey], ...options });
    },
    /** The folder as it stands, to be put back as an attacker or a restore would. */
    copyFolder(): { restore(): void } {
      const copy = mkdtempSync(join(tmpdir(), 'gongkai-anchors-copy-'));
      scope.after(() => rmSync(copy, { recursive: true, force: true }));
      cpSync(folder, copy, { recursive: true });
      return {
        restore() {
          rmSync(folder, { recursive: true, force: true });
          cpSync(copy, folder, { recursive: true });
        },
      };
    },
  };
}

export type Installation = Awaited<ReturnType<typeof installation>>;
