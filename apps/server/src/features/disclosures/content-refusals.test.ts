import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ItemContent } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import { testDatabase } from '../../platform/testing/database.ts';
import { createDraft } from './commands/create-draft.ts';
import { compareEditions } from './queries/compare-editions.ts';
import { loadEdition } from './store/editions.ts';
import { codeOf, stepsOf, valueOf } from './testing/item-steps.ts';
import { NEIGHBOUR, openTestOffice, sampleContent, TOWNSHIP } from './testing/test-office.ts';

const database = await testDatabase();
const office = await openTestOffice(database);
const steps = stepsOf(office);
const { people } = office;
const create = (changes: Partial<ItemContent>, agencyId = TOWNSHIP) =>
  office.as(people.clerk, (work, officer) =>
    createDraft(work, office.parts, officer, agencyId, sampleContent(changes)),
  );
const withheld = await office.storeFile('不公开的文件.pdf', { openness: 'closed' });

describe('a draft', () => {
  const refused: [string, Partial<ItemContent>, string][] = [
    ['nested beyond all measure', { body: '<b>'.repeat(5_000) }, 'body-too-deep'],
    ['with a classified mark', { body: '<p>机密★10年</p><p>正文</p>' }, 'body-marked-secret'],
    ['in a column that does not exist', { category: 'nothing' }, 'category-unknown'],
    [
      'with a file that was never uploaded',
      { attachments: [{ hash: 'ef'.repeat(32), name: 'x' }] },
      'attachment-missing',
    ],
    ['with one file twice', { attachments: [withheld, withheld] }, 'attachment-twice'],
    ['with a file whose 附注 says otherwise', { attachments: [withheld] }, 'openness-mark-conflict'],
    ['that explains what is not there', { explainsItemId: 999_999 }, 'explained-item-unknown'],
    ['formed beyond every calendar', { formedOn: '2190-01-01' as LocalDate }, 'formed-on-out-of-range'],
  ];
  for (const [what, changes, code] of refused)
    it(`${what} is refused: ${code}`, async () => {
      assert.equal(codeOf(await create(changes)), code);
    });

  it('is refused in an agency that is not one’s own', async () => {
    assert.equal(codeOf(await create({}, NEIGHBOUR)), 'agency-unknown');
    assert.equal(codeOf(await create({}, 4_711)), 'agency-unknown');
  });

  it('takes the file whose 附注 fits once the attribute is changed', async () => {
    valueOf(await create({ attachments: [withheld], openness: 'withheld', opennessGround: 'internal-affairs' }));
  });

  it('says what was removed from its body, once', async () => {
    const itemId = await steps.draft();
    const { version, content } = await steps.detail(itemId);
    const { saveDraft } = await import('./commands/save-draft.ts');
    const saved = valueOf(
      await office.as(people.clerk, (work, officer) =>
        saveDraft(work, office.parts, officer, {
          itemId,
          expectedVersion: version,
          content: { ...(content as ItemContent), body: '<p>甲<img src=x></p><script>1</script>' },
        }),
      ),
    );
    assert.deepEqual(saved.removed, ['图片（请作为附件上传） 1 处', '脚本 1 处']);
    assert.equal((await steps.detail(itemId)).content.body, '<p>甲</p>');
  });

  it('with a problem that blocks cannot be submitted, and its button says why', async () => {
    const itemId = await steps.draft({ openness: 'on-request' });
    assert.equal(codeOf(await steps.submit(itemId)), 'content-problem');
    const submit = (await steps.detail(itemId)).actions.find(({ name }) => name === 'submit');
    assert.deepEqual(submit, {
      name: 'submit',
      allowed: false,
      because: '不主动公开的信息必须选择依据（条例第十三条至第十六条）。',
    });
  });

  it('whose file is in the store no longer cannot be submitted: files-gone', async () => {
    const file = await office.storeFile('转为密封.pdf');
    const itemId = await steps.draft({ attachments: [file] });
    // As if another room had sealed the same content: what nobody can look into is published by nobody.
    await database.owner.query(`update core.files set verdict = 'sealed' where hash = decode($1, 'hex')`, [file.hash]);
    const found = (await steps.detail(itemId)).problems.map(({ field, blocks }) => [field, blocks]);
    assert.deepEqual(found, [['attachments', true]]);
    assert.equal(codeOf(await steps.submit(itemId)), 'content-problem');
  });

  it('keeps rare characters exactly', async () => {
    const itemId = await steps.draft({ title: '𠮷㼆村（虚构）', body: '<p>𠮷、㼆、\u{E000}</p>', keywords: ['𠮷'] });
    const { content } = await steps.publish(itemId);
    assert.equal(content.title, '𠮷㼆村（虚构）');
    const [row] = await database.portal.query<{ title: string }>('select title from public_site.items where id = $1', [
      itemId,
    ]);
    assert.equal(row!.title, '𠮷㼆村（虚构）');
  });

  it('of a document older than the calendars is late from the start', async () => {
    const itemId = await steps.draft({ formedOn: '2012-03-01' as LocalDate });
    assert.equal((await steps.detail(itemId)).dueOn, '2012-03-29');
    await steps.publish(itemId);
  });
});

describe('compareEditions()', () => {
  it('shows fields, body and attachments that changed', async () => {
    const [one, two] = [await office.storeFile('甲.pdf'), await office.storeFile('乙.pdf')];
    const itemId = await steps.draft({ body: '<p>于2025年完成。</p>', attachments: [one] });
    await steps.publish(itemId);
    valueOf(await steps.correct(itemId));
    valueOf(await steps.save(itemId, { body: '<p>于2026年完成。</p>', title: '新标题（虚构）', attachments: [two] }));
    const compared = compareEditions(await loadEdition(office.db, itemId, 1), await loadEdition(office.db, itemId, 2));
    assert.deepEqual(
      compared.fields.filter(({ changed }) => changed).map(({ label }) => label),
      ['标题'],
    );
    assert.deepEqual(
      compared.body.map(({ kind, text }) => `${kind} ${text}`),
      ['same 于', 'removed 2025', 'added 2026', 'same 年完成。'],
    );
    assert.deepEqual(compared.attachments, [
      { name: '乙.pdf', kind: 'added' },
      { name: '甲.pdf', kind: 'removed' },
    ]);
  });
});

describe('files of an item', () => {
  it('are held in the store while an edition uses them, and let go when a draft does no longer', async () => {
    const file = await office.storeFile('会被换掉.pdf');
    const isUnused = async () =>
      (
        await database.office.query<{ free: boolean }>(
          `select unused_since is not null as free from core.files where hash = decode($1, 'hex')`,
          [file.hash],
        )
      )[0]!.free;
    const itemId = await steps.draft({ attachments: [file] });
    assert.equal(await isUnused(), false);
    valueOf(await steps.save(itemId, { attachments: [] }));
    assert.equal(await isUnused(), true);
  });
});
