/// <reference lib="webworker" />
import './older-browsers.ts';
import {
  checkReport,
  compareReports,
  detectType,
  type Report,
  readArchive,
  readReport,
  renderCsv,
  renderDocx,
  renderHtml,
  renderJson,
  renderSheetDocx,
  renderSheetHtml,
  renderSummarySheet,
  renderXlsx,
} from '@gongkai/annual-report';
import type { Question, Reply, TaskKind, Tasks, WrittenAs } from './tasks.ts';

declare const self: DedicatedWorkerGlobalScope;

type Answers = {
  readonly [Kind in TaskKind]: (ask: Tasks[Kind]['ask']) => Promise<Tasks[Kind]['answer']> | Tasks[Kind]['answer'];
};

/** Tables of characters that a PDF names: files of this page, asked for by their names and nothing else. */
const maps = async (name: string) =>
  new Uint8Array(await (await fetch(new URL(`cmaps/${name}`, self.location.href))).arrayBuffer());

const answers: Answers = {
  unpack: ({ name, bytes }) =>
    detectType(bytes).type === 'archive'
      ? [...readArchive(bytes)].map(item =>
          'bytes' in item ? item : { name: item.name, bytes: new Uint8Array(), problem: item.problem.message },
        )
      : [{ name, bytes }],
  async read({ name, bytes }) {
    const result = await readReport(bytes, { name, maps });
    return result.report ? { ...result, report: checkReport(result.report) } : result;
  },
  check: ({ report, context }) => checkReport(report, context),
  compare: ({ one, other }) => compareReports(one, other),
  write: ({ report, as }) => write(report, as),
  summarise: ({ rows }) => renderSummarySheet(rows),
};

async function write(report: Report, as: WrittenAs): Promise<Uint8Array> {
  switch (as) {
    case 'sheet-docx':
      return renderSheetDocx(report);
    case 'sheet-html':
      return encode(renderSheetHtml(report));
    case 'docx':
      return renderDocx(report);
    case 'xlsx':
      return renderXlsx(report);
    case 'json':
      return encode(renderJson(report));
    case 'html':
      return encode(renderHtml(report));
    case 'csv':
      return encode(renderCsv(report));
  }
}

const encode = (text: string) => new TextEncoder().encode(text);

self.onmessage = async ({ data }: MessageEvent<Question>) => {
  const { id, kind, ask } = data;
  let reply: Reply;
  try {
    reply = { id, ok: true, answer: await answers[kind](ask as never) };
  } catch {
    reply = { id, ok: false, message: '程序出错，这一份没有读完。请换一种格式另存后再试。' };
  }
  self.postMessage(reply);
};
