import type { Config } from '@gongkai/server/platform/config.ts';
import type { DatabasePool } from '@gongkai/server/platform/database/pool.ts';
import type { FileStore } from '@gongkai/server/platform/files/stores/file-store.ts';
import { folderPlace } from '@gongkai/server/platform/ledger/anchors/folder-place.ts';
import type { PublicKeyText } from '@gongkai/server/platform/ledger/anchors/signature.ts';
import type { VerifyReport } from '@gongkai/server/platform/ledger/verify/report.ts';
import { verifyLedger } from '@gongkai/server/platform/ledger/verify/verify.ts';
import { checkStoredFiles, type FileReport } from '@gongkai/server/platform/operations/check-files.ts';
import { note } from './output.ts';
import { checkProjections, type ProjectionFault } from './projections.ts';

export interface Verification {
  readonly ok: boolean;
  readonly ledger: VerifyReport;
  /** Rows that are not what their events say. */
  readonly projections: readonly ProjectionFault[];
  /** Null where uploaded files were not looked at. */
  readonly files: FileReport | null;
}

export interface VerificationOptions {
  readonly config: Config;
  readonly anchors: string;
  readonly publicKeys?: readonly PublicKeyText[];
  readonly files: FileStore | null;
}

/** Ledger, exported roots, projections, and the uploaded files where a store is given. */
export async function verifyInstallation(office: DatabasePool, options: VerificationOptions): Promise<Verification> {
  const { config, anchors, publicKeys = [], files } = options;
  const ledger = await verifyLedger(office.kysely, {
    place: folderPlace(anchors, config.dataDir),
    publicKeys,
    onProgress: events => note(`  ${events} events read`),
  });
  const faults = await checkProjections(office);
  const checked = files ? await checkStoredFiles(office.kysely, files) : null;
  const sound = checked === null || checked.missing.length + checked.changed.length === 0;
  return { ok: ledger.ok && sound && faults.length === 0, ledger, projections: faults, files: checked };
}

/** The first bad event first, then the others, then what this run could not prove. */
export function renderVerification({ ok, ledger, projections, files }: Verification): string {
  const others = ledger.findings.slice(1);
  const lines = [
    ...(ledger.first ? [`First: ${describeFinding(ledger.first)}`] : []),
    ...others.map(finding => `Also:  ${describeFinding(finding)}`),
    ...(ledger.findingsTotal > ledger.findings.length
      ? [`… and ${ledger.findingsTotal - ledger.findings.length} more.`]
      : []),
    ...projections.map(({ check, stream, message }) => `Row:   ${stream}: ${message} [${check}]`),
    ...(files?.missing ?? []).map(hash => `File ${hash} is missing.`),
    ...(files?.changed ?? []).map(hash => `File ${hash} was changed.`),
    `Ledger: ${ledger.events} events in ${ledger.streams} streams; ${ledger.anchors} exported roots${
      ledger.anchoredUpTo ? `, the last one no. ${ledger.anchoredUpTo.no} of ${ledger.anchoredUpTo.at}` : ''
    }; ${ledger.unanchoredEvents} events not yet covered.`,
    ...(files ? [`Files: ${files.checked} checked.`] : []),
    ...ledger.notes.map(text => `Note: ${text}`),
    ok ? 'Nothing was tampered with, as far as said above.' : 'NOT SOUND.',
  ];
  return lines.join('\n');
}

function describeFinding(finding: VerifyReport['findings'][number]): string {
  const place =
    finding.stream === null ? '' : `${finding.stream}${finding.version === null ? '' : ` event ${finding.version}`}: `;
  return `${place}${finding.why} [${finding.code}${finding.anchor === null ? '' : `, root ${finding.anchor}`}]`;
}
