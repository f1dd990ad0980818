import type { Instant } from '../../clock/clock.ts';
import type { HashAlgorithm } from '../digest.ts';
import type { AnchorPlace } from './anchor-place.ts';
import type { PublicKeyText } from './signature.ts';
import type { AnchorSigner } from './signing-key.ts';

export interface AnchorExport {
  readonly place: AnchorPlace;
  readonly signer: AnchorSigner;
  readonly algorithm: HashAlgorithm;
  /** Real time, not the test clock's: an anchor is evidence of when. */
  readonly now: Instant;
  /** Events in one file; a bulk load is exported in several. */
  readonly maxEvents?: number;
  /** Without news an anchor is written this often, as evidence that nothing was added or lost meanwhile. */
  readonly heartbeatMs?: number;
  /** Announces the key that signs from the next anchor on; the old key says so itself. */
  readonly successor?: PublicKeyText;
}

export type AnchorOutcome =
  | { readonly done: 'exported'; readonly no: number; readonly events: number; readonly more: boolean }
  | { readonly done: 'adopted'; readonly no: number }
  | { readonly done: 'nothing-new' }
  | { readonly done: 'another-worker' }
  /** The place and the database do not belong together; nothing was written, and an operator must look. */
  | { readonly done: 'refused'; readonly problem: string };
