import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { itemStates } from '@gongkai/contract';
import { type LocalDate, shippedCalendar } from '@gongkai/statute';
import fc from 'fast-check';
import type { ItemContent } from '../item.ts';
import { disclosuresRefusals } from '../refusals.ts';
import { sampleContent } from '../testing/test-office.ts';
import { type ContentFacts, checkContent } from './check-content.ts';
import { compareTexts } from './compare-texts.ts';
import { commandsFrom, type ItemCommand, itemCommands, itemMachine, transitionFor } from './item-machine.ts';
import { judgeSecrecyForm } from './judge-secrecy-form.ts';
import { lastDayOfWeek, type OpenItem, planWork } from './plan-work.ts';

describe('itemMachine', () => {
  const states = Object.keys(itemMachine) as (keyof typeof itemMachine)[];

  it('has a row for each state and a cell for each command', () => {
    assert.deepEqual(states.sort(), Object.keys(itemStates).sort());
    for (const state of states)
      assert.deepEqual(Object.keys(itemMachine[state]).sort(), Object.keys(itemCommands).sort());
  });

  it('has a sentence for each way that is closed', () => {
    for (const state of states)
      for (const command of Object.keys(itemCommands) as ItemCommand[]) {
        const transition = transitionFor(state, command);
        if ('blocked' in transition)
          assert.ok(Object.hasOwn(disclosuresRefusals, transition.blocked), transition.blocked);
      }
  });

  it('reaches every state from a draft, and leaves none but the discarded without a way on', () => {
    const reached = new Set<string>(['draft']);
    for (const state of reached)
      for (const transition of Object.values(itemMachine[state as 'draft']))
        if ('to' in transition) for (const next of transition.to) reached.add(next);
    assert.deepEqual([...reached].sort(), states.sort());
    assert.deepEqual(
      states.filter(state => commandsFrom(state).length === 0),
      ['discarded'],
    );
  });

  it('leads to the public only by a final signature or by the hour that one set', () => {
    for (const state of states)
      for (const [command, transition] of Object.entries(itemMachine[state]))
        if ('to' in transition && (transition.to as readonly string[]).includes('published'))
          assert.ok(['publish', 'publish-scheduled', 'discard'].includes(command), `${state} ${command}`);
  });
});

describe('judgeSecrecyForm()', () => {
  const none = {
    stateSecret: false,
    workSecret: false,
    businessSecret: false,
    personalPrivacy: false,
    threeSecurities: false,
    unreadableFilesSeen: false,
    opinion: '同意',
  };
  const cases: [string, Partial<typeof none>, 'proactive' | 'withheld', number, unknown][] = [
    ['passes what is clean', {}, 'proactive', 0, { decision: 'approved', yes: [] }],
    [
      'sends back a state secret',
      { stateSecret: true },
      'proactive',
      0,
      { decision: 'returned', yes: ['stateSecret'] },
    ],
    [
      'sends back a state secret even when it is withheld',
      { stateSecret: true },
      'withheld',
      0,
      { decision: 'returned', yes: ['stateSecret'] },
    ],
    [
      'sends back privacy that would be published',
      { personalPrivacy: true },
      'proactive',
      0,
      { decision: 'returned', yes: ['personalPrivacy'] },
    ],
    [
      'passes privacy that is withheld',
      { personalPrivacy: true },
      'withheld',
      0,
      { decision: 'approved', yes: ['personalPrivacy'] },
    ],
    ['waits for eyes on unreadable files', {}, 'proactive', 2, { unseenFiles: 2 }],
    [
      'passes unreadable files that were seen',
      { unreadableFilesSeen: true },
      'proactive',
      2,
      { decision: 'approved', yes: [] },
    ],
    [
      'sends back at once, files seen or not',
      { workSecret: true },
      'proactive',
      2,
      { decision: 'returned', yes: ['workSecret'] },
    ],
  ];
  for (const [name, changes, openness, unreadable, expected] of cases)
    it(name, () => {
      assert.deepEqual(judgeSecrecyForm({ ...none, ...changes }, openness, unreadable), expected);
    });
});

describe('checkContent()', () => {
  const facts: ContentFacts = {
    bodyText: '正文',
    files: [],
    today: '2026-11-21',
    agencyKind: 'township',
    agencyLevel: 'township',
    explainedIsPublic: null,
  };
  const file = { name: 'x.pdf', openness: null, unreadable: false };
  const cases: [string, Partial<ItemContent>, Partial<ContentFacts>, string[]][] = [
    ['finds nothing in what is whole', {}, {}, []],
    ['wants a body or a file', {}, { bodyText: ' ' }, ['nothing-written!']],
    ['takes a file for a body', {}, { bodyText: '', files: [file] }, []],
    ['stops a document from the future', { formedOn: '2026-11-22' }, {}, ['formed-in-future!']],
    ['tells an odd document number', { documentNumber: '青政发[2026]12号' }, {}, ['document-number-odd']],
    ['wants a ground for what is withheld', { openness: 'withheld' }, {}, ['ground-missing!']],
    ['wants a ground for what is given on request', { openness: 'on-request' }, {}, ['ground-missing!']],
    ['wants no ground for what is public', { opennessGround: 'third-party' }, {}, ['ground-not-needed!']],
    [
      'gives no state secret on request',
      { openness: 'on-request', opennessGround: 'state-secret' },
      {},
      ['ground-forbids-request!'],
    ],
    [
      'reminds that secrets stay outside',
      { openness: 'withheld', opennessGround: 'state-secret' },
      {},
      ['secret-stays-outside'],
    ],
    ['stops a body whose mark says otherwise', {}, { bodyText: '正文\n（此件不公开）' }, ['body-mark-contradicts!']],
    [
      'tells of marks in a body that disagree',
      {},
      { bodyText: '（此件不公开）\n转发件\n（此件公开发布）' },
      ['body-marks-disagree'],
    ],
    ['passes a body whose mark says the same', {}, { bodyText: '正文\n（此件公开发布）' }, []],
    [
      'stops a file whose mark says otherwise',
      {},
      { files: [{ ...file, openness: 'on-request' }] },
      ['file-mark-contradicts!'],
    ],
    [
      'passes a file that is public after blacking out',
      {},
      { files: [{ ...file, openness: 'proactive-redacted' }] },
      [],
    ],
    [
      'stops less than the mark promises',
      { openness: 'withheld', opennessGround: 'internal-affairs' },
      { files: [{ ...file, openness: 'proactive' }] },
      ['file-mark-contradicts!'],
    ],
    ['tells of files nobody could read', {}, { files: [{ ...file, unreadable: true }] }, ['files-unreadable']],
    ['tells of a column that others keep', { category: 'urban-services' }, {}, ['category-of-others']],
    ['wants the validity of a rule', { category: 'normative-documents' }, {}, ['validity-missing']],
    ['wants what an interpretation explains', { category: 'policy-interpretation' }, {}, ['explained-item-missing']],
    [
      'tells that the explained one is not public',
      { category: 'policy-interpretation', explainsItemId: 4 },
      { explainedIsPublic: false },
      ['explained-item-not-public'],
    ],
    ['stops a column that does not exist', { category: 'nothing' }, {}, ['no-such-category!']],
    [
      'tells that a village is counted apart',
      {},
      { agencyKind: 'village', agencyLevel: 'village' },
      ['village-counted-apart'],
    ],
  ];
  for (const [name, changes, others, expected] of cases)
    it(name, () => {
      const found = checkContent(sampleContent(changes), { ...facts, ...others });
      assert.deepEqual(
        found.map(({ rule, blocks }) => `${rule}${blocks ? '!' : ''}`),
        expected,
      );
    });
});

describe('compareTexts()', () => {
  const show = (before: string, after: string) =>
    compareTexts(before, after)
      .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `+${text}+` : `-${text}-`))
      .join('');
  const cases: [string, string, string, string][] = [
    ['shows nothing of two empty texts', '', '', ''],
    ['shows one text as it is', '甲', '甲', '甲'],
    ['shows a number as a whole', '共投入2025元整。', '共投入2026元整。', '共投入-2025-+2026+元整。'],
    [
      'joins changes that stand close',
      '青石镇人民政府办公室',
      '青云镇人民政府服务所',
      '青-石-+云+镇人民政府-办公室-+服务所+',
    ],
    ['shows a new paragraph as a whole', '甲甲甲\n丙丙丙', '甲甲甲\n乙乙乙\n丙丙丙', '甲甲甲\n+乙乙乙\n+丙丙丙'],
    [
      'sets two texts beside each other that have little in common',
      '关于农村公路养护的通知',
      '二〇二六年度财政决算公开表',
      '-关于农村公路养护的通知-+二〇二六年度财政决算公开表+',
    ],
    ['keeps rare characters whole', '村民𠮷某', '村民㼆某', '村民-𠮷-+㼆+某'],
  ];
  for (const [name, before, after, expected] of cases)
    it(name, () => {
      assert.equal(show(before, after), expected);
    });

  it('gives back both texts whole, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('甲', '乙丙丁', '2026', '年', '\n', ' ', 'abc', '𠮷'), { maxLength: 80 })
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const segments = compareTexts(before, after);
        const join = (kind: string) =>
          segments
            .filter(segment => segment.kind === 'same' || segment.kind === kind)
            .map(segment => segment.text)
            .join('');
        assert.equal(join('removed'), before);
        assert.equal(join('added'), after);
      }),
      { numRuns: 500 },
    );
  });

  it('makes do with little work on two long texts that have nothing in common', () => {
    const long = (seed: number) =>
      Array.from(
        { length: 100_000 },
        (_, at) => String.fromCodePoint(0x4e00 + ((at * seed) % 20_000)) + (at % 60 === 0 ? '\n' : ''),
      ).join('');
    const texts = [long(7919), long(6007)] as const;
    // The processor's time of this process: a busy machine must not decide. Every pair of 100,000 × 100,000 takes minutes.
    const before = process.cpuUsage();
    compareTexts(...texts);
    const { user } = process.cpuUsage(before);
    assert.ok(user < 8_000_000, `${user / 1_000} ms`);
  });
});

describe('planWork()', () => {
  const item: OpenItem = {
    state: 'in-review',
    steps: [
      { kind: 'draft', label: '初审', withSecrecyForm: false },
      { kind: 'review', label: '科室负责人复审', withSecrecyForm: true },
      { kind: 'final', label: '分管领导终审发布', withSecrecyForm: false },
    ],
    currentStep: 1,
    secrecySigned: false,
    isProactive: true,
    isCorrection: false,
    writtenBy: [1],
    dueOn: '2026-12-10' as LocalDate,
    dueProvisional: false,
    publishOn: null,
  };
  // 2026-11-18 is a Wednesday.
  const plan = (changes: Partial<OpenItem>, permission: string, personId = 9) =>
    planWork({ ...item, ...changes }, { personId, may: asked => asked === permission }, '2026-11-18', shippedCalendar);

  it('knows the Sunday of the week', () => {
    assert.equal(lastDayOfWeek('2026-11-16'), '2026-11-22');
    assert.equal(lastDayOfWeek('2026-11-22'), '2026-11-22');
  });

  const cases: [string, Partial<OpenItem>, string, [string, string, number] | null][] = [
    ['gives the form to the secrecy reviewer', {}, 'disclosure.secrecy-review', ['waiting', '签署保密审查表', 16]],
    ['leaves the reviewer in peace until then', {}, 'disclosure.review', null],
    ['gives the step to the reviewer', { secrecySigned: true }, 'disclosure.review', ['waiting', '科室负责人复审', 16]],
    [
      'gives a returned item to its drafter',
      { state: 'returned' },
      'disclosure.write',
      ['waiting', '按退回意见修改后重新提交', 16],
    ],
    [
      'shows what is late to those who wait, too',
      { dueOn: '2026-11-16' as LocalDate },
      'disclosure.write',
      ['late', '等待签署保密审查表', -2],
    ],
    [
      'shows what is due today',
      { dueOn: '2026-11-18' as LocalDate, secrecySigned: true },
      'disclosure.review',
      ['today', '科室负责人复审', 0],
    ],
    [
      'shows what is due on Friday',
      { dueOn: '2026-11-20' as LocalDate },
      'disclosure.write',
      ['this-week', '等待签署保密审查表', 2],
    ],
    [
      'leaves a scheduled item alone',
      { state: 'scheduled', publishOn: '2026-11-19 09:00' },
      'disclosure.publish',
      null,
    ],
  ];
  for (const [name, changes, permission, expected] of cases)
    it(name, () => {
      const planned = plan(changes, permission);
      assert.deepEqual(planned && [planned.group, planned.nextAction, planned.workingDaysLeft], expected);
    });

  it('gives the final signature to nobody who wrote it', () => {
    const waiting = { currentStep: 2, secrecySigned: true };
    assert.equal(plan(waiting, 'disclosure.publish', 1), null);
    assert.equal(plan(waiting, 'disclosure.publish', 2)?.nextAction, '分管领导终审发布');
  });

  it('says why, with the article and what may still move', () => {
    assert.equal(
      plan({ dueProvisional: true, secrecySigned: true }, 'disclosure.review')?.reason,
      '信息最迟应在 2026-12-10 公开（条例第二十六条），还有 16 个工作日，放假安排公布后可能顺延。',
    );
  });
});
