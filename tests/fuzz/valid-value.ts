import { z } from 'zod';
import { MARK } from './hostile-values.ts';
import type { Random } from './random.ts';

/** What a schema looks like from outside: enough to fill it. */
interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly minItems?: number;
}

/** Values that live: rows that exist, hashes that match, the person's own password. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

const BY_NAME: Known = {
  title: [`关于公开有关事项的通知${MARK}`],
  body: [`<p>${MARK}正文。</p><table><tr><td>一</td></tr></table>`],
  category: ['normative-documents', 'policy-interpretation', 'annual-report'],
  formedOn: ['2026-01-05'],
  fromOn: ['2026-01-05'],
  untilOn: ['2026-12-31', '2099-12-31'],
  endedOn: ['2026-06-01'],
  closedOn: ['2026-06-01'],
  effectiveOn: ['2026-06-01', '2030-01-01'],
  signedOn: ['2026-01-06'],
  from: ['2026-01-01'],
  to: ['2026-12-31'],
  publishAt: [null, '2099-01-01T00:00:00+08:00', '2020-01-01T00:00:00Z'],
  now: ['2026-11-21T10:00:00+08:00'],
  code: ['000000'],
  signature: ['QUJDREVGR0g='],
  certificate: ['-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----'],
  creditCode: [null, '11999921MB0000001A'],
  scanHash: ['0'.repeat(64)],
  hash: ['0'.repeat(64), '1'.repeat(64)],
  contentHash: ['0'.repeat(64)],
  expectedVersion: [0, 1, 2, 3],
  workingDays: [1, 20, 200],
  limit: [1, 20, 100],
  after: ['1', 'MjAyNg', '2026-01-01~1'],
  q: ['公开', '养护 细则', MARK],
  attachments: [[]],
};

/** A value that the schema takes, as far as its JSON form and the names tell. */
export function validValue(schema: z.ZodType, known: Known, random: Random): unknown {
  return fill(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape, '', known, random);
}

function fill(shape: Shape, name: string, known: Known, random: Random): unknown {
  const named = known[name] ?? BY_NAME[name];
  if (named) return random.pick(named);
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return random.pick(shape.enum);
  if (shape.anyOf) return fill(random.pick(shape.anyOf), '', known, random);
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.properties ?? {}).map(([key, part]) => [key, fill(part, key, known, random)]),
      );
    case 'array':
      return Array.from({ length: Math.max(shape.minItems ?? 0, random.below(3)) }, () =>
        fill(shape.items ?? {}, '', known, random),
      );
    case 'integer':
    case 'number':
      return random.pick([1, 2, 3, 7]);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    default:
      return `${MARK}${random.below(1_000)}`;
  }
}

/** Puts a hostile value at one place of a good one, so that the call comes past everything else. */
export function spoil(value: unknown, random: Random, hostile: (random: Random) => unknown): unknown {
  const places = placesIn(value);
  if (places.length === 0) return hostile(random);
  const copy = structuredClone(value);
  const path = random.pick(places);
  let at = copy as Record<string, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[path.at(-1)!] = hostile(random);
  return copy;
}

function placesIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return path.length ? [[...path]] : [];
  return [
    ...(path.length ? [[...path]] : []),
    ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...path, key])),
  ];
}
