import type { Column } from '../../../platform/xlsx/read-table.ts';
import { writeSheet } from '../../../platform/xlsx/write-sheet.ts';
import { type AgencyColumn, agencyColumns } from './agency-sheet.ts';
import { type PersonColumn, personColumns } from './person-sheet.ts';

/** The example cannot be imported by mistake: what it stands below is nowhere. */
const agencyExample: Partial<Record<AgencyColumn, string>> = {
  name: '云岭县示例镇人民政府（虚构，请改写）',
  shortName: '示例镇',
  parent: '（上级机构全称）',
  kind: '乡镇人民政府',
  level: '乡级',
  foundedOn: '2001-03-01',
  workingBody: '党政综合办公室',
  address: '示例镇人民路 1 号',
  officeHours: '工作日 8:30—12:00，14:30—18:00',
};

const personExample: Partial<Record<PersonColumn, string>> = {
  name: '示例（虚构，请改写）',
  loginName: 'shili.a',
  roles: '信息员、依申请公开经办人',
  agency: '云岭县示例镇人民政府（虚构，请改写）',
  deputy: 'A角',
};

export const agenciesTemplate = () => template('机构', agencyColumns, agencyExample);
export const peopleTemplate = () => template('人员', personColumns, personExample);

function template<Key extends string>(
  name: string,
  columns: readonly Column<Key>[],
  example: Partial<Record<Key, string>>,
) {
  const header = columns.map(({ titles, required }) => `${titles[0]}${required ? '*' : ''}`);
  return writeSheet(
    name,
    [header, columns.map(({ key }) => example[key] ?? '')],
    columns.map(({ titles }) => Math.max(12, titles[0].length * 2 + 4)),
  );
}
