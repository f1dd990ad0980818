import { readFile } from 'node:fs/promises';
import { roles } from '@gongkai/contract';
import {
  type AdministratorRole,
  administratorRoles,
  createAdministrators,
  type Installation,
} from '@gongkai/server/features/agencies/commands/create-administrators.ts';
import { createPersonVault } from '@gongkai/server/features/agencies/index.ts';
import { hashPassword } from '@gongkai/server/platform/sessions/password-hash.ts';
import { newInitialPassword } from '@gongkai/server/platform/sessions/password-policy.ts';
import { defaultSignInPolicy } from '@gongkai/server/platform/sessions/sign-in-policy.ts';
import { type AdministratorsFile, askForAdministrators, parseAdministrators } from '../administrators.ts';
import { command } from '../command.ts';
import { EXIT, unusable } from '../exit-codes.ts';
import { withOfficeRoom } from '../office-room.ts';
import { print } from '../output.ts';
import { openPrompt } from '../prompt.ts';
import { loadConfig } from '../settings.ts';

export const { run } = command({
  usage: 'gongkai admin create [FILE.json]',
  about: `Makes the first three people of an installation, 系统管理员, 安全管理员 and 安全审计员, who are three persons
(GB/T 22239-2019 8.1.4.2), and the agency they belong to where there is none yet. Asks on the terminal, or reads FILE. Each
gets a password for one sign-in, printed once. Afterwards accounts are given in the console.`,
  positionals: ['[FILE]'],
  async run({ positionals }) {
    const config = loadConfig();
    const [path] = positionals;
    const given = path === undefined ? await ask() : await read(path);
    const passwords = Object.fromEntries(administratorRoles.map(role => [role, newInitialPassword()]));
    const { argon2 } = defaultSignInPolicy.password;
    const realNow = new Date().toISOString() as `${string}Z`;
    const administrators = {} as Record<AdministratorRole, Installation['administrators'][AdministratorRole]>;
    for (const role of administratorRoles) {
      const passwordHash = await hashPassword(passwords[role]!, argon2);
      administrators[role] = { ...given.administrators[role], initial: { passwordHash, realNow } };
    }
    return withOfficeRoom(config, async ({ parts, operator, explain }) => {
      const vault = createPersonVault(parts.keys);
      const outcome = await parts.transact(operator, async work => {
        work.afterCommit(parts.siteChanged);
        return createAdministrators(work, vault, { agency: given.agency, administrators });
      });
      if (!outcome.ok) throw explain(outcome.refusal);
      print(
        'Made. Each signs in once with this password, changes it and enrols a one-time code:',
        ...administratorRoles.map(role => {
          const { loginName } = given.administrators[role];
          return `  ${roles[role].label}  ${loginName}  ${passwords[role]}`;
        }),
        `Console: ${config.officeUrl}`,
      );
      return EXIT.done;
    });
  },
});

async function ask(): Promise<AdministratorsFile> {
  const prompt = openPrompt();
  try {
    return await askForAdministrators(prompt);
  } finally {
    prompt.close();
  }
}

async function read(path: string): Promise<AdministratorsFile> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw unusable(`${path} cannot be read (${error.code}).`, error);
  });
  return parseAdministrators(text, path);
}
