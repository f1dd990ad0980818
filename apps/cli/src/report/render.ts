import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type Report,
  renderCsv,
  renderDocx,
  renderHtml,
  renderJson,
  renderSheetDocx,
  renderSheetHtml,
  renderText,
  renderXlsx,
} from '@gongkai/annual-report';
import { command } from '../command.ts';
import { EXIT, unusable } from '../exit-codes.ts';
import { note } from '../output.ts';
import { readOne } from './read-inputs.ts';

type Written = string | Uint8Array | Promise<Uint8Array>;

/** The PDF writer is loaded only when asked for: it brings a typesetter and fonts. */
const pdf = () => import('@gongkai/annual-report/pdf');

const REPORT_FORMATS: Readonly<Record<string, (report: Report) => Written>> = {
  docx: renderDocx,
  html: report => renderHtml(report),
  pdf: async report => (await pdf()).renderPdf(report),
  xlsx: report => renderXlsx(report),
  json: report => `${renderJson(report)}\n`,
  csv: report => renderCsv(report),
  txt: report => renderText(report),
};
const SHEET_FORMATS: Readonly<Record<string, (report: Report) => Written>> = {
  docx: report => renderSheetDocx(report),
  html: report => renderSheetHtml(report),
  pdf: async report => (await pdf()).renderSheetPdf(report),
};

export const { run } = command({
  usage: 'gongkai report render FILE --to docx|html|pdf|xlsx|json|csv|txt [--sheet] [--previous FILE] [--out FILE]',
  about: `Writes a report that was read anew in the official form; with --sheet its check sheet (校核意见) as docx, html or pdf. Without --out
the new file lies beside FILE under its name and ".gongkai".`,
  positionals: ['FILE'],
  options: {
    to: { type: 'string', value: 'FORMAT', about: Object.keys(REPORT_FORMATS).join(', ') },
    sheet: { type: 'boolean', about: 'the check sheet instead of the report' },
    previous: { type: 'string', value: 'FILE', about: "last year's report, for the check sheet" },
    out: { type: 'string', value: 'FILE', about: 'where to write; "-" is standard output' },
  },
  async run({ values, positionals: [file] }) {
    const formats = values.sheet ? SHEET_FORMATS : REPORT_FORMATS;
    const format = values.to ?? '';
    const write = formats[format];
    if (!write) throw unusable(`--to "${format}" is none of: ${Object.keys(formats).join(', ')}.`);
    const previous = values.previous === undefined ? {} : { previous: await readOne(values.previous) };
    const written = await write(await readOne(file!, { context: previous }));
    const target = values.out ?? besides(file!, values.sheet ? '校核意见' : 'gongkai', format);
    if (target === '-') process.stdout.write(written);
    else {
      await writeFile(target, written);
      note(target);
    }
    return EXIT.done;
  },
});

function besides(file: string, mark: string, ending: string): string {
  const { dir, name } = path.parse(file);
  return path.join(dir, `${name}.${mark}.${ending}`);
}
