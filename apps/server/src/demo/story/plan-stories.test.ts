import assert from 'node:assert/strict';
import { test } from 'node:test';
import { itemContent } from '@gongkai/contract';
import { categoryIds, checkDocumentNumber } from '@gongkai/statute';
import { plainText, sanitiseHtml } from '../../features/disclosures/index.ts';
import { findMarkings } from '../../platform/files/markings/find-markings.ts';
import { planAgencies } from '../county/agencies.ts';
import { documentKinds } from '../documents/all-kinds.ts';
import { listOccasions } from './occasions.ts';
import { planStories } from './plan-stories.ts';
import type { LifeStep, PlannedContent } from './story.ts';

const NOW = '2026-11-21T02:00:00.000Z';
const keys = new Set(planAgencies().map(({ key }) => key));
const stories = [...planStories(NOW, keys)];
const contents = stories
  .flat()
  .flatMap(({ steps }) => steps.flatMap(step => ('content' in step ? [step.content] : [])));

test('planStories() tells the same county twice', () => {
  const text = (content: PlannedContent) => [content.title, content.body, content.documentNumber].join('\n');
  const again = [...planStories(NOW, keys)].flat();
  const first = stories.flat();
  assert.equal(again.length, first.length);
  for (const [at, life] of first.entries())
    assert.deepEqual(
      again[at]!.steps.map(step => [step.act, step.at, 'content' in step ? text(step.content) : '']),
      life.steps.map(step => [step.act, step.at, 'content' in step ? text(step.content) : '']),
    );
});

test('planStories() has items in every category of the catalogue', () => {
  const used = new Set(contents.map(({ category }) => category));
  assert.deepEqual(
    categoryIds.filter(id => !used.has(id)),
    [],
  );
});

test('planStories() leaves an item at every step of the desk', () => {
  const last = new Set(stories.flat().map(({ steps }) => steps.at(-1)!.act));
  const acts: LifeStep['act'][] = [
    'draft',
    'submit',
    'sign-secrecy',
    'approve',
    'return',
    'publish',
    'correct',
    'withdraw',
    'discard',
  ];
  assert.deepEqual(
    acts.filter(act => !last.has(act)),
    [],
  );
  assert.equal(
    stories.flat().filter(({ steps }) => steps.some(step => step.act === 'publish' && step.publishAt)).length,
    2,
  );
});

test('planStories() writes contents that the editor takes as they stand', () => {
  for (const { explains: _, files, ...content } of contents) {
    const parsed = itemContent.safeParse({ ...content, explainsItemId: null, attachments: [] });
    assert.ok(parsed.success, `${content.title}: ${parsed.error?.message}`);
    assert.equal(sanitiseHtml(content.body)?.html, content.body, content.title);
    for (const { name } of files) assert.match(name, /\.(xlsx|docx)$/);
  }
});

test('planStories() gives document numbers as the standard has them, each once, but for those that are sent back', () => {
  const sentBack = new Set(
    stories.flat().flatMap(({ steps }) => (steps.some(({ act }) => act === 'return') ? [steps[0]] : [])),
  );
  const numbers = stories.flat().flatMap(({ steps }) => {
    const [begun] = steps;
    return begun?.act === 'draft' && begun.content.documentNumber && !sentBack.has(begun)
      ? [begun.content.documentNumber]
      : [];
  });
  for (const number of numbers) assert.deepEqual(checkDocumentNumber(number), [], number);
  assert.equal(new Set(numbers).size, numbers.length);
});

test('planStories() never writes what looks like a classified mark', () => {
  for (const { title, body } of contents) {
    const lines = [title, ...plainText(body).split('\n')];
    const { marked } = findMarkings(
      lines.map((text, at) => ({ text, zone: 'body' as const, part: '', page: 1, line: at + 1 })),
    );
    assert.deepEqual(marked, [], title);
  }
});

test('Body gives the text that plainText() reads from its elements', () => {
  for (const { kind, scene } of listOccasions('2026-11-21', keys)) {
    const { body } = kind.write(scene);
    assert.equal(body.text, plainText(body.html), kind.id);
  }
});

test('planStories() keeps the past when today moves on', () => {
  const later = [...planStories('2026-12-19T02:00:00.000Z', keys)].flat();
  const known = new Set(later.map(({ steps }) => JSON.stringify(steps[0])));
  const past = stories.flat().filter(({ steps }) => steps.at(-1)!.at < '2026-10-01');
  assert.equal(past.filter(({ steps }) => !known.has(JSON.stringify(steps[0]))).length, 0);
  assert.ok(documentKinds.length > 40);
});
