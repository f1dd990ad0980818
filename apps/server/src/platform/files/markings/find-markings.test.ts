import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { growth } from '../../testing/growth.ts';
import type { TextLine, Zone } from '../text/line.ts';
import { findMarkings } from './find-markings.ts';
import { MARKING_RULES } from './marking-rules.ts';

interface Case {
  readonly name: string;
  readonly verdict: 'marked' | 'doubt' | 'clear';
  readonly rule?: string;
  readonly zone: Zone;
  readonly lines: readonly string[];
  readonly after?: number;
}

const file = new URL('../../../../../../fixtures/markings/markings.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] };

function toLines({ lines, zone, after = 0 }: Case): TextLine[] {
  const texts = [...Array<string>(after).fill('正文文字。'), ...lines];
  return texts.map((text, no) => ({ text, zone, part: '', page: 1, line: no + 1 }));
}

for (const one of cases) {
  test(`findMarkings() finds the case "${one.name}" ${one.verdict}`, () => {
    const { marked, doubts } = findMarkings(toLines(one));
    const verdict = marked.length > 0 ? 'marked' : doubts.length > 0 ? 'doubt' : 'clear';
    assert.equal(verdict, one.verdict, JSON.stringify([...marked, ...doubts]));
    if (one.rule)
      assert.ok(
        [...marked, ...doubts].some(place => place.rule === one.rule),
        JSON.stringify([...marked, ...doubts]),
      );
  });
}

test('MARKING_RULES have a case each', () => {
  const covered = new Set(cases.map(one => one.rule));
  assert.deepEqual(
    MARKING_RULES.map(rule => rule.id).filter(id => !covered.has(id)),
    [],
  );
});

test('findMarkings() never hands on the words of a mark', () => {
  const { marked } = findMarkings([{ text: '机密★云岭行动', zone: 'header', part: '', page: 1, line: 1 }]);
  assert.doesNotMatch(JSON.stringify(marked), /云岭/);
});

test('findMarkings() looks through hostile repetition in linear time', () => {
  const pieces = ['机密★', '★', '(((((', '内部资料,', '0', 'No1', '解密', '限内使用★', '内部资料★请勿外传', '只发至★'];
  const look = (text: string) => findMarkings([{ text, zone: 'body', part: '', page: 1, line: 1 }]);
  for (const piece of pieces) {
    const grown = growth(size => look(piece.repeat(size)), 15_000);
    assert.ok(grown < 24, `${piece}: eight times as long costs ${grown.toFixed(1)} times as much`);
    // What backtracks without end would not come back from this.
    look(`${piece.repeat(14)}x`);
  }
});
