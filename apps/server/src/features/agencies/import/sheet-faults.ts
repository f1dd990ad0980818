import { SHEET_LIMITS, type SheetFault } from '../../../platform/xlsx/read-sheet.ts';

export const sheetFaults: Readonly<Record<SheetFault, string>> = {
  'too-large': `文件不能超过 ${SHEET_LIMITS.bytes / 1024 / 1024} MB`,
  'not-a-workbook': '不是 .xlsx 工作簿，或者文件已损坏、已加密',
  'too-many-rows': `不能超过 ${SHEET_LIMITS.rows} 行，请分几次导入`,
  'too-many-columns': `不能超过 ${SHEET_LIMITS.columns} 列`,
  'too-costly': '文件展开后过大',
};
