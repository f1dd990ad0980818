import { z } from 'zod';
import { manifestBase } from '../manifest.ts';

export const EXPORT_FORMAT = 'gongkai-export-1';
const NAME = z.string().min(1).max(63);

export const exportManifest = z.strictObject({
  format: z.literal(EXPORT_FORMAT),
  ...manifestBase,
  /** The schema the rows belong to. */
  migrations: z.array(z.strictObject({ version: z.int(), name: z.string(), sha256: z.string() })),
  tables: z.array(
    z.strictObject({ schema: NAME, name: NAME, columns: z.array(NAME).min(1), rows: z.int().min(0), file: z.string() }),
  ),
  sequences: z.array(z.strictObject({ name: z.string(), last: z.string().regex(/^-?\d+$/), called: z.boolean() })),
  files: z.enum(['copied', 'left-out']),
  lastAnchor: z.int().min(0),
});

export type ExportManifest = z.output<typeof exportManifest>;
