import { Readable } from 'node:stream';
import { agenciesTemplate, importAgencies, importPeople, peopleTemplate } from '@gongkai/contract';
import { type Endpoint, endpoint, type FileAnswer } from '../../../platform/http/endpoint.ts';
import { done } from '../../../platform/outcome.ts';
import { SHEET_LIMITS } from '../../../platform/xlsx/read-sheet.ts';
import { importAgencies as saveAgencies } from '../import/import-agencies.ts';
import { importPeople as savePeople } from '../import/import-people.ts';
import * as templates from '../import/templates.ts';
import type { AgenciesParts } from '../parts.ts';
import { decideAgain } from './decide-again.ts';

export function importRoutes({ vault, siteChanged }: AgenciesParts): Endpoint[] {
  return [
    endpoint(importAgencies, async call => {
      const upload = await call.upload(SHEET_LIMITS.bytes);
      if (!upload.ok) return upload;
      return await decideAgain(call)(async work => {
        work.afterCommit(siteChanged);
        return await saveAgencies(work, call.grants, upload.value.bytes);
      });
    }),
    endpoint(importPeople, async call => {
      const upload = await call.upload(SHEET_LIMITS.bytes);
      if (!upload.ok) return upload;
      return await decideAgain(call)(work => savePeople(work, vault, upload.value.bytes));
    }),
    endpoint(agenciesTemplate, async () => done(sheetFile(templates.agenciesTemplate(), '机构导入模板.xlsx'))),
    endpoint(peopleTemplate, async () => done(sheetFile(templates.peopleTemplate(), '人员导入模板.xlsx'))),
  ];
}

function sheetFile(bytes: Buffer, name: string): FileAnswer {
  const headers = {
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-length': String(bytes.length),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'private, max-age=3600',
    'x-content-type-options': 'nosniff',
  };
  return { file: { stream: Readable.from([bytes]), headers } };
}
