import { z } from 'zod';
import { manifestBase } from '../manifest.ts';

export const BACKUP_FORMAT = 'gongkai-backup-1';

export const backupManifest = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  ...manifestBase,
  postgres: z.strictObject({
    major: z.int(),
    startLsn: z.string(),
    stopLsn: z.string(),
    firstSegment: z.string(),
    lastSegment: z.string(),
  }),
  /** Where uploaded files are: in this copy, or in a store that has its own. */
  files: z.enum(['copied', 'left-out']),
  /** The last exported root that lies in the copy; 0 for none. */
  lastAnchor: z.int().min(0),
  /** Whether the log goes on being archived beside the copy, for a restore to a later moment. */
  followed: z.boolean(),
});

export type BackupManifest = z.output<typeof backupManifest>;
