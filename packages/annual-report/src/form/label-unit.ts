const UNIT = /[（(【[:：]?\s*(?:单位|單位)?\s*[:：为]?\s*(亿元|万元|萬元|千元|元)(?=[)）】\]，,、；;]|$)/u;

/** The unit that the head of a column names: 本年收费金额（单位：万元，保留4位小数）. */
export function unitInLabel(label: string): string | undefined {
  return UNIT.exec(label.replace(/\s+/gu, ''))?.[1]?.replace('萬', '万');
}
