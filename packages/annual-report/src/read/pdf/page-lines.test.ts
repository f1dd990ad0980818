import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withoutFurniture } from './page-furniture.ts';
import { toLines, toParagraphs } from './page-lines.ts';
import { plainText, type TextRun } from './text-runs.ts';

const run = (text: string, left: number, top: number, width = text.length * 16): TextRun => ({
  text,
  left,
  top,
  width,
  height: 16,
});

describe('toLines()', () => {
  it('makes a tab of a wide gap, and drops the space that typesetters put beside figures', () => {
    const lines = toLines([
      run('行政许可', 80, 100),
      run('12', 400, 101, 16),
      run('2023 年收到申请', 80, 130),
      run(' 4 ', 192, 130, 12),
      run('件', 204, 130),
    ]);
    assert.deepEqual(
      lines.map(({ text }) => text),
      ['行政许可\t12', '2023年收到申请4件'],
    );
  });
});

describe('toParagraphs()', () => {
  const full = '政府信息公开工作'.repeat(3);
  it('joins a full line with the next, and begins anew where one is set in or the last one was short', () => {
    const lines = toLines([
      run(full, 112, 100, 388),
      run(full, 80, 130, 420),
      run('到此为止。', 80, 160),
      run(full, 112, 190, 388),
      run('又一段。', 80, 220),
    ]);
    assert.deepEqual(
      toParagraphs(lines).map(({ text }) => text),
      [`${full}${full}到此为止。`, `${full}又一段。`],
    );
  });
});

describe('withoutFurniture()', () => {
  it('leaves out page numbers and running heads, not a figure in a table at the page’s end', () => {
    const page = (n: number, ...table: TextRun[]) => ({
      height: 842,
      runs: [run('云岭县政府信息公开（虚构）', 80, 30), run(`- ${n} -`, 280, 800), ...table],
    });
    const row = [run('（七）总计', 80, 770), run('3', 300, 770)];
    const kept = withoutFurniture([page(1), page(2, ...row), page(3)]);
    assert.deepEqual(
      kept.map(runs => runs.map(({ text }) => text)),
      [[], ['（七）总计', '3'], []],
    );
  });
});

describe('plainText()', () => {
  it('gives radicals back their characters and leaves full-width brackets alone', () => {
    assert.equal(plainText('⼀、政府信息公开（⼆）１２'), '一、政府信息公开（二）１２');
  });
});
