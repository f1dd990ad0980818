import { anchorDigest, isAnchorSignedBy, parseAnchor, type SignedAnchor } from '../anchors/anchor.ts';
import type { AnchorPlace } from '../anchors/anchor-place.ts';
import type { AnchorRow } from '../anchors/anchor-rows.ts';
import type { PublicKeyText } from '../anchors/signature.ts';
import { keyIdOf } from '../anchors/signing-key.ts';
import type { Finding } from './report.ts';

export interface ReadAnchor {
  readonly anchor: SignedAnchor;
  readonly row: AnchorRow | null;
}

/**
 * The files from the first to the last: each whole, signed by the key that was due, continuing the one before, and the one the
 * database remembers. The first that is not ends the reading: what follows a broken link proves nothing.
 */
export class AnchorChain {
  readonly #place: AnchorPlace;
  readonly #pinned: readonly PublicKeyText[];
  #key: PublicKeyText | null;
  #previous: string | null = null;

  constructor(place: AnchorPlace, pinned: readonly PublicKeyText[]) {
    this.#place = place;
    this.#pinned = pinned;
    this.#key = pinned[0] ?? null;
  }

  async read(no: number, row: AnchorRow | null): Promise<ReadAnchor | Finding> {
    const bytes = await this.#place.get(no);
    if (bytes === null)
      return finding(
        'anchor-missing',
        no,
        `第 ${no} 号锚不在 ${this.#place.description}：文件被删除，或锚目录换了地方。`,
      );
    const anchor = parseAnchor(bytes);
    if (anchor === null || anchor.no !== no)
      return finding('anchor-changed', no, `第 ${no} 号锚的文件被改动或损坏，读不出原样的内容。`, anchor);
    if (!this.#isSigned(anchor))
      return finding(
        'anchor-signature',
        no,
        `第 ${no} 号锚的签名不是由应有的密钥 ${this.#key === null ? '' : keyIdOf(this.#key)} 所签：签名或内容被换过，自此所列事件都没有凭据。`,
        anchor,
      );
    if (anchor.previous !== this.#previous)
      return finding('anchor-changed', no, `第 ${no} 号锚接的不是现在的第 ${no - 1} 号锚：两者之一被换过。`, anchor);
    const digest = anchorDigest(anchor.algorithm, bytes);
    if (row !== null && !digest.equals(row.digest))
      return finding('anchor-changed', no, `第 ${no} 号锚的文件与数据库所记的摘要不符：文件或记录被换过。`, anchor);
    this.#previous = digest.toString('hex');
    if (anchor.successor !== undefined) this.#key = anchor.successor;
    return { anchor, row };
  }

  /** A new key counts when the old one announced it, or when it was pinned from outside as well. */
  #isSigned(anchor: SignedAnchor): boolean {
    this.#key ??= anchor.publicKey ?? null;
    const announced = this.#key !== null && keyIdOf(this.#key) === anchor.keyId ? this.#key : null;
    const key = announced ?? this.#pinned.find(pinned => keyIdOf(pinned) === anchor.keyId) ?? null;
    if (key === null || !isAnchorSignedBy(anchor, key)) return false;
    this.#key = key;
    return true;
  }
}

/** Named after the first event the anchor lists: from there on nothing is proven. */
function finding(code: Finding['code'], no: number, why: string, anchor: SignedAnchor | null = null): Finding {
  const first = anchor?.events[0];
  return { code, stream: first?.[0] ?? null, version: first?.[1] ?? null, anchor: no, why };
}
