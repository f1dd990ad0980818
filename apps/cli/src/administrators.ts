import { agencyKinds, agencyLevels, roles } from '@gongkai/contract';
import { wholeContact } from '@gongkai/server/features/agencies/agency.ts';
import {
  type AdministratorRole,
  administratorRoles,
  type Installation,
} from '@gongkai/server/features/agencies/commands/create-administrators.ts';
import { z } from 'zod';
import { unusable } from './exit-codes.ts';
import type { Prompt } from './prompt.ts';

const person = z.strictObject({
  name: z.string().trim().min(1).max(40),
  loginName: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z][a-z0-9._-]{2,39}$/, 'is 3 to 40 letters, digits, points and dashes, a letter first'),
  mobile: z.string().nullable().default(null),
  email: z.string().nullable().default(null),
});

const file = z
  .strictObject({
    agency: z.strictObject({
      name: z.string().trim().min(1).max(100),
      shortName: z.string().trim().min(1).max(40),
      kind: z.enum(keysOf(agencyKinds)),
      level: z.enum(keysOf(agencyLevels)),
      creditCode: z.string().nullable().default(null),
      regionCode: z.string().nullable().default(null),
    }),
    administrators: z.strictObject({
      'system-administrator': person,
      'security-administrator': person,
      'security-auditor': person,
    }),
  })
  .refine(
    ({ administrators }) => new Set(Object.values(administrators).map(one => one.loginName)).size === 3,
    'the three are three persons: three login names',
  );

export interface AdministratorsFile {
  readonly agency: Installation['agency'];
  readonly administrators: Readonly<Record<AdministratorRole, z.output<typeof person>>>;
}

/** `{"agency": {"name", "shortName", "kind", "level"}, "administrators": {"system-administrator": {"name", "loginName"}, …}}` */
export function parseAdministrators(text: string, path: string): AdministratorsFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unusable(`${path} is not JSON.`);
  }
  return check(value, path);
}

export async function askForAdministrators(prompt: Prompt): Promise<AdministratorsFile> {
  const agency = {
    name: await prompt.ask('Agency they belong to (full name, as 云岭县人民政府)'),
    shortName: await prompt.ask('Its short name'),
    kind: await prompt.ask(`Its kind (${Object.keys(agencyKinds).join(', ')})`),
    level: await prompt.ask(`Its level (${Object.keys(agencyLevels).join(', ')})`),
  };
  const administrators: Record<string, object> = {};
  for (const role of administratorRoles) {
    administrators[role] = {
      name: await prompt.ask(`${roles[role].label}: name`),
      loginName: await prompt.ask(`${roles[role].label}: login name`),
    };
  }
  return check({ agency, administrators }, 'What was typed');
}

function check(value: unknown, source: string): AdministratorsFile {
  const parsed = file.safeParse(value);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(issue => `  ${issue.path.join('.') || 'the whole'}: ${issue.message}`);
    throw unusable(`${source} cannot be used:\n${faults.join('\n')}`);
  }
  const { agency, administrators } = parsed.data;
  return { agency: { ...agency, parentId: null, foundedOn: null, contact: wholeContact({}) }, administrators };
}

function keysOf<Key extends string>(labels: Readonly<Record<Key, unknown>>): [Key, ...Key[]] {
  return Object.keys(labels) as [Key, ...Key[]];
}
