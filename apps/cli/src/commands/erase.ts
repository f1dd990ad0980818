import { erasePerson } from '@gongkai/server/features/agencies/commands/erase-person.ts';
import { done, refuse } from '@gongkai/server/platform/outcome.ts';
import { command } from '../command.ts';
import { EXIT, refused, unusable } from '../exit-codes.ts';
import { withOfficeRoom } from '../office-room.ts';
import { print } from '../output.ts';
import { loadConfig } from '../settings.ts';

const SUBJECT = /^[a-z][a-z0-9-]*\/[0-9A-Za-z._-]+$/;

export const { run } = command({
  usage: 'gongkai erase SUBJECT --reason TEXT',
  about: `Destroys the key of one subject (person/12, application/345): what was sealed under it can never be read again, here
and in every backup taken after the key file was last rotated. The ledger stays whole. A person must be disabled first.
There is no way back.`,
  positionals: ['SUBJECT'],
  options: {
    reason: { type: 'string', value: 'TEXT', about: 'why, for the audit record; without names or numbers of people' },
  },
  async run({ values, positionals }) {
    const [subject] = positionals as [string];
    const reason = values.reason?.trim();
    if (!SUBJECT.test(subject)) throw unusable(`"${subject}" is no subject: write person/12 or application/345.`);
    if (!reason || reason.length > 500)
      throw unusable('--reason is missing or longer than 500 characters: say why, for the audit record.');
    return withOfficeRoom(loadConfig(), async ({ parts, operator }) => {
      const personId = /^person\/(\d{1,15})$/.exec(subject)?.[1];
      const outcome = await parts.transact(operator, async work => {
        if (personId !== undefined) return erasePerson(work, parts.keys, { personId: Number(personId), reason });
        if (!(await parts.keys.erase(work.db, subject, work.now))) return refuse('nothing-to-erase');
        await work.audit({ kind: 'personal-data-erased', subject, detail: { reason } });
        return done(0);
      });
      if (!outcome.ok) throw refused(SENTENCES[outcome.refusal.code] ?? outcome.refusal.code);
      print(`The key of ${subject} is destroyed.`);
      return EXIT.done;
    });
  },
});

const SENTENCES: Readonly<Record<string, string>> = {
  'person-unknown': 'there is no such person.',
  'person-not-disabled': 'this person is still active: disable the account in the console first.',
  'nothing-to-erase': 'there is nothing to erase: no key was ever made for this subject, or it was destroyed before.',
};
