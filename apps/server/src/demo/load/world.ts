import type { Calendar } from '@gongkai/statute';
import type { FileType } from '../../platform/files/types/accepted-types.ts';
import type { HashAlgorithm } from '../../platform/ledger/digest.ts';

/** What of an agency goes into rows of items. */
export interface WorldAgency {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string | null;
}

export interface StoredFile {
  readonly hash: string;
  readonly type: FileType;
  readonly mediaType: string;
  readonly size: number;
}

/** Everything outside an item that its life depends on. */
export interface World {
  readonly calendar: Calendar;
  readonly algorithm: HashAlgorithm;
  agency(key: string): WorldAgency;
  person(loginName: string): number;
  /** The stored file of these bytes; stored before its item begins. */
  file(bytes: Buffer): StoredFile;
  nextItemId(): number;
  nextSignatureId(): number;
  /** 索引号 of an agency's next first publication in a year and month. */
  nextIndexNumber(agency: WorldAgency, publishedOn: string): string;
}
