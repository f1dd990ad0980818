import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  agenciesTemplate,
  importAgencies,
  importPeople,
  listAgencies,
  listPeople,
  login,
  type Role,
} from '@gongkai/contract';
import { writeSheet } from '../../../platform/xlsx/write-sheet.ts';
import { checkCharacter } from '../rules/credit-code.ts';
import type { Browser } from '../testing/browser.ts';
import { PASSWORD, testOffice } from '../testing/test-office.ts';
import { verifyProjections } from '../testing/verify-projections.ts';

const office = await testOffice();
const node = await office.startNode();
const { owner, office: pool } = office.database;
const county = await office.found('云岭县人民政府', null, 'government');

async function browserOf(role: Role, agencyId = county): Promise<Browser> {
  const { loginName } = await office.person({ role, agencyId });
  const browser = node.browser();
  await browser.call(login, { body: { loginName, password: PASSWORD } });
  return browser;
}
const system = await browserOf('system-administrator');
const security = await browserOf('security-administrator');
const sheet = (rows: readonly (readonly string[])[]) => writeSheet('表', rows, []);
const count = async (table: 'agencies' | 'people' | 'posts') =>
  (await owner.query<{ count: number }>(`select count(*) as count from core.${table}`))[0]!.count;

const AGENCY_HEAD = ['机构名称', '简称', '上级机构', '类别', '层级', '统一社会信用代码', '成立日期', '联系电话'];
const code = (serial: number) => {
  const first = `11530000MB${String(serial).padStart(7, '0')}`;
  return first + checkCharacter(first);
};

describe('the import of agencies', () => {
  it('takes rows in any order, below each other and below what is there', async () => {
    const answer = await system.call(importAgencies, {
      upload: sheet([
        AGENCY_HEAD,
        ['青石村村民委员会（虚构）', '', '青石镇人民政府（虚构）', '村委会', '村级', '', '', '13900004001'],
        ['青石镇人民政府（虚构）', '青石镇', '云岭县人民政府', '乡镇', '乡级', code(1), '2001年3月1日', ''],
        ['县财政局（虚构）', '财政局', '云岭县人民政府', '政府部门', '县级', code(2).toLowerCase(), '2001/03/01', ''],
      ]),
    });
    assert.equal(answer.status, 200, answer.message ?? '');
    assert.deepEqual(answer.body, { imported: 3, problems: [] });
    const { body } = await system.call(listAgencies);
    const named = (name: string) => body.items.find(agency => agency.name.startsWith(name))!;
    assert.equal(named('青石村').parentId, named('青石镇').id);
    assert.equal(named('青石镇').foundedOn, '2001-03-01');
    assert.equal(named('县财政局').creditCode, code(2));
    assert.equal(named('青石村').contact.telephone, '13900004001');
    const copies = await office.database.portal.query('select 1 from public_site.agencies');
    assert.equal(copies.length, 4);
    const [batch] = await owner.query<{ id: number; rows: number }>('select id, rows from core.agency_imports');
    const events = await office.events(`agency-import/${batch!.id}`);
    assert.deepEqual([events.length, events[0]?.kind, events[0]?.payload.count], [1, 'agencies-imported', 3]);
  });

  it('writes nothing when there is one problem, and names all of them', async () => {
    const before = await count('agencies');
    const answer = await system.call(importAgencies, {
      upload: sheet([
        AGENCY_HEAD,
        ['好的局', '', '云岭县人民政府', '部门', '县级', '', '', ''],
        ['', '', '云岭县人民政府', '部门', '县级', '', '', ''],
        ['乙局', '', '云岭县人民政府', '局', '县里', '123', '2001-02-30', ''],
      ]),
    });
    assert.equal(answer.body.imported, 0);
    assert.deepEqual(
      answer.body.problems.map(({ row, column }) => [row, column]),
      [
        [3, '机构名称'],
        [4, '类别'],
        [4, '层级'],
        [4, '统一社会信用代码'],
        [4, '成立日期'],
      ],
    );
    assert.equal(await count('agencies'), before);
  });

  it('names what contradicts the tree', async () => {
    const answer = await system.call(importAgencies, {
      upload: sheet([
        AGENCY_HEAD,
        ['甲局', '', '没有的县', '部门', '县级', '', '', ''],
        ['乙局', '', '丙局', '部门', '县级', '', '', ''],
        ['丙局', '', '乙局', '部门', '县级', '', '', ''],
        ['丁村', '', '云岭县人民政府', '村', '村级', '', '', ''],
        ['戊局', '', '云岭县人民政府', '部门', '县级', code(2), '', ''],
        ['己局', '', '云岭县人民政府', '部门', '县级', code(3), '', ''],
        ['己局', '', '云岭县人民政府', '部门', '县级', code(3), '', ''],
        ['县财政局（虚构）', '', '云岭县人民政府', '部门', '县级', '', '', ''],
      ]),
    });
    assert.deepEqual(
      answer.body.problems.map(({ row, message }) => [row, message.slice(0, 8)]),
      [
        [2, '没有这个机构：表'],
        [3, '上级机构互为上下'],
        [4, '上级机构互为上下'],
        [5, '村（居）民委员会'],
        [6, '已登记在其他机构'],
        [8, '与第 7 行重复'],
        [8, '与第 7 行重复'],
        [9, '系统中同一上级之'],
      ],
    );
  });

  it('is bounded by what the reader may write', async () => {
    const township = (await system.call(listAgencies)).body.items.find(agency => agency.name.startsWith('青石镇'))!;
    const narrow = await browserOf('county-office', township.id);
    const answer = await narrow.call(importAgencies, {
      upload: sheet([AGENCY_HEAD, ['庚局', '', '云岭县人民政府', '部门', '县级', '', '', '']]),
    });
    assert.deepEqual(
      answer.body.problems.map(({ column, message }) => [column, message]),
      [['上级机构', '您不负责这个上级机构']],
    );
  });

  it('refuses what is no workbook with a sentence', async () => {
    const answer = await system.call(importAgencies, { upload: Buffer.from('机构名称\n甲局') });
    assert.deepEqual([answer.status, answer.code], [422, 'sheet-unreadable']);
    assert.match(answer.message!, /不是 \.xlsx 工作簿/);
  });

  it('offers a template that it reads itself', async () => {
    const response = await fetch(new URL(agenciesTemplate.path, node.address), {
      headers: { cookie: [...system.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-disposition')!, /^attachment/);
    const answer = await system.call(importAgencies, { upload: Buffer.from(await response.arrayBuffer()) });
    assert.deepEqual(
      answer.body.problems.map(({ column }) => column),
      ['上级机构'],
      'only the township without a county above',
    );
  });
});

const PEOPLE_HEAD = ['姓名', '登录名', '手机', '电子邮箱', '机构', '岗位', 'AB角'];

describe('the import of people', () => {
  it('makes people with their posts, several rows for one person', async () => {
    const answer = await security.call(importPeople, {
      upload: sheet([
        PEOPLE_HEAD,
        [
          '钱一（虚构）',
          'Qian.Yi',
          '139 0000 5001',
          'QIAN@example.invalid',
          '县财政局（虚构）',
          '信息员、依申请公开经办人',
          'A角',
        ],
        ['钱一（虚构）', 'qian.yi', '', '', '青石镇人民政府（虚构）', '信息员', 'B角'],
        ['孙二（虚构）', 'sun.er', '', '', '', '', ''],
      ]),
    });
    assert.deepEqual(answer.body, { imported: 2, problems: [] }, JSON.stringify(answer.body));
    const { body } = await security.call(listPeople, { query: { limit: 100 } });
    const qian = body.items.find(person => person.loginName === 'qian.yi')!;
    assert.deepEqual([qian.state, qian.mobile, qian.posts.length], ['invited', '139****5001', 3]);
    assert.deepEqual(
      qian.posts.map(post => post.isDeputy),
      [false, false, true],
    );
    const browser = node.browser();
    assert.equal(
      (await browser.call(login, { body: { loginName: 'qian.yi', password: PASSWORD } })).code,
      'sign-in-refused',
    );
    const stored = JSON.stringify([
      await owner.query('select * from ledger.events'),
      await owner.query('select * from core.audit_entries'),
    ]);
    assert.ok(!/13900005001|钱一|qian/.test(stored));
  });

  it('writes nothing when there is one problem, and names all of them', async () => {
    const [people, posts] = [await count('people'), await count('posts')];
    const answer = await security.call(importPeople, {
      upload: sheet([
        PEOPLE_HEAD,
        ['李三（虚构）', 'li.san', '139', 'x', '县财政局（虚构）', '局长', 'C'],
        ['李四（虚构）', 'qian.yi', '', '', '', '', ''],
        ['李五（虚构）', 'li.wu', '13900005001', '', '没有的局', '信息员', ''],
        ['李六（虚构）', 'li.liu', '13900005002', '', '县财政局（虚构）', '信息员、信息员', ''],
        ['李七（虚构）', 'li.qi', '13900005002', '', '县财政局（虚构）', '安全审计员、信息员', ''],
        ['李八（虚构）', 'li.qi', '', '', '', '', ''],
        ['李九（虚构）', '1x', '', '', '县财政局（虚构）', '', ''],
      ]),
    });
    assert.equal(answer.body.imported, 0);
    assert.deepEqual(
      answer.body.problems.map(({ row, column }) => `${row} ${column}`),
      [
        '2 手机',
        '2 电子邮箱',
        '2 岗位',
        '2 AB角',
        '3 登录名',
        '4 手机',
        '4 机构',
        '5 岗位',
        '6 手机',
        '6 岗位',
        '7 姓名',
        '8 登录名',
        '8 岗位',
      ],
    );
    assert.deepEqual([await count('people'), await count('posts')], [people, posts]);
  });

  it('takes a thousand rows quickly', async t => {
    const rows = Array.from({ length: 1_000 }, (_, at) => [
      `某${at}（虚构）`,
      `bulk.${at}`,
      `1380000${String(at).padStart(4, '0')}`,
      `bulk${at}@example.invalid`,
      '县财政局（虚构）',
      '信息员',
      '',
    ]);
    const upload = sheet([PEOPLE_HEAD, ...rows]);
    const begun = performance.now();
    const answer = await security.call(importPeople, { upload });
    const ms = performance.now() - begun;
    t.diagnostic(`1,000 people with posts and sealed contacts: ${ms.toFixed(0)} ms`);
    assert.deepEqual(answer.body, { imported: 1_000, problems: [] });
    assert.ok(ms < 20_000);
  });
});

describe('rows that came by import', () => {
  it('need no event of their own', async () => {
    assert.deepEqual(await verifyProjections(pool.kysely), []);
  });
});
