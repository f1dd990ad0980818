import { applyCalendarChange } from '@gongkai/server/features/disclosures/index.ts';
import { applyNotice } from '@gongkai/server/platform/calendar/apply-notice.ts';
import { withNotice } from '@gongkai/statute';
import { readNoticeFile } from '../calendar/read-notice-file.ts';
import { command } from '../command.ts';
import { EXIT, refused, unusable } from '../exit-codes.ts';
import { withOfficeRoom } from '../office-room.ts';
import { print } from '../output.ts';
import { openPrompt } from '../prompt.ts';
import { loadConfig } from '../settings.ts';
import { provePerson } from '../sign-in.ts';

export const { run } = command({
  usage: 'gongkai calendar apply FILE --by LOGIN --confirmed-by LOGIN',
  about: `Applies a holiday notice: its row, an event in the ledger, and the dates it moves, in one transaction; running servers
take it over at once. Two persons prove themselves with password and one-time code, asked on the terminal or read from
standard input, a line each. The first operates the system (系统管理员); the second supervises (县政务公开办, 安全审计员).`,
  positionals: ['FILE'],
  options: {
    by: { type: 'string', value: 'LOGIN', about: 'who applies it' },
    'confirmed-by': {
      type: 'string',
      value: 'LOGIN',
      about: 'another person, who has held the file against the notice',
    },
  },
  async run({ values, positionals }) {
    const [path] = positionals as [string];
    const by = values.by?.toLowerCase();
    const confirmedBy = values['confirmed-by']?.toLowerCase();
    if (!by || !confirmedBy)
      throw unusable('--by LOGIN and --confirmed-by LOGIN are both needed: a notice takes two persons.');
    if (by === confirmedBy) throw refused('the second person must be another one than the first.');
    const notice = await readNoticeFile(path);
    const config = loadConfig();
    if (notice.fictitious && config.mode === 'production')
      throw refused(`${notice.number} is marked as invented (fictitious): it is never applied in production.`);
    return withOfficeRoom(config, async room => {
      // Told before anybody types a password; decided again in the transaction.
      const fits = withNotice(room.parts.calendar(), notice);
      if (!fits.ok) throw refused(fits.refusal.message);
      const prompt = openPrompt();
      try {
        const first = await provePerson(room, prompt, by);
        if (!first.session.grants.mayAnywhere('system.operate'))
          throw refused(`${by} may not operate the system: 系统管理员 applies a notice.`);
        const second = await provePerson(room, prompt, confirmedBy);
        if (!SUPERVISING.some(permission => second.session.grants.mayAnywhere(permission)))
          throw refused(`${confirmedBy} does not supervise: 县政务公开办 or 安全审计员 confirms a notice.`);
        const { personId, agencyId, id: sessionId } = first.session;
        const caller = {
          actor: { kind: 'person', personId, agencyId, sessionId } as const,
          requestId: room.operator.requestId,
        };
        const applied = await room.parts.transact(caller, work =>
          applyNotice(work, { notice, confirmedBy: second.session.personId, followers: [applyCalendarChange] }),
        );
        if (!applied.ok) throw refused(SENTENCES[applied.refusal.code] ?? room.explain(applied.refusal).message);
        print(
          `${notice.number} is applied: calendar ${applied.value.calendar.version}, ${applied.value.moved} dates moved.`,
        );
        return EXIT.done;
      } finally {
        prompt.close();
      }
    });
  },
});

const SUPERVISING = ['supervision.read', 'security.audit', 'system.operate'] as const;

const SENTENCES: Readonly<Record<string, string>> = {
  'already-applied': 'this notice is in the calendar already.',
  'year-already-published':
    'the year is published already. A change of it is a "correction" with the changed days alone.',
  'year-not-published': "the year's national notice comes first.",
  'not-a-person': 'a notice is applied by a person, not by the system.',
  'same-person': 'the second person must be another one than the first.',
  'changed-meanwhile': 'another notice was applied at the same moment: preview this one again.',
};
