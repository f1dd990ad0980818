import { squeeze } from '../../form/normalise-label.ts';

export interface TitleParts {
  /** The title without year and tail; null where it names no agency. */
  readonly agency: string | null;
  readonly year: number | null;
}

const TAIL =
  /(政府)?(?:信息|政务)公开(?:和政务公开)?(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:情况)?(?:年度)?(?:报告|年报|总结)书?$/u;
const YEAR =
  /(?<open>[(【[])?(?<year>[12][0-9]{3}|[零〇○o0一二三四五六七八九]{4})(?:年度|年份|年|(?=政府|信息|政务|[)】\]]))(?:(?<=[(【[].*)[)】\]])?/iu;
const AROUND = /^(?:附件[0-9一二三]*:?|关于|[《"“'‘(【[]+)+|(?:关于|的|年度|[》"”'’)】\]:,、—–_-]+)+$/gu;
const LONGEST_AGENCY = 40;
/** Sentences and navigation end in the same words. */
const NO_AGENCY =
  /[。,;:!?>»→/|\\]|^(?:现|根据|按照|依据|本报告|本年度|特此|编制|发布|公布|下载|查看|点击|上一|下一|返回|首页|当前|您|你|法定主动|历年|查询|\d+\.?$)|信息公开|政务公开|报告/u;

/** Reads one whole title; null where the text is none. */
export function parseTitle(printed: string): TitleParts | null {
  const text = squeeze(printed)
    .replace(/[(【[](?!.*公开)[^)】\]]*[)】\]]$/u, bracketed => (YEAR.test(bracketed) ? bracketed : ''))
    .replace(/[。.]$/u, '')
    .replace(/[》"”]$/u, '');
  const year = YEAR.exec(text);
  const withoutYear = year ? text.replace(year[0], '') : text;
  const tail = TAIL.exec(withoutYear);
  if (!tail) return null;
  let agency = withoutYear.slice(0, tail.index).replace(AROUND, '');
  // 某某县人民政府信息公开…: the 政府 belongs to the agency.
  if (tail[1] && agency.endsWith('人民')) agency += tail[1];
  if (agency.length > LONGEST_AGENCY || NO_AGENCY.test(agency)) return null;
  return { agency: agency || null, year: year ? readYear(year.groups!.year!) : null };
}

const DIGITS = '〇一二三四五六七八九';

export function readYear(printed: string): number | null {
  const digits = [...printed]
    .map(character =>
      /[零○oO]/u.test(character) ? '0' : DIGITS.includes(character) ? String(DIGITS.indexOf(character)) : character,
    )
    .join('');
  const year = Number(digits);
  return year >= 1990 && year < 2100 ? year : null;
}

const AGENCY_END =
  /(?:政府|局|委|办|委员会|办公室|厅|乡|镇|街道|办事处|中心|处|会|院|部|署|站|所|支队|大队|总队|区|县|市|省|州|盟|旗|管委会|公司|银行|社|馆|校|学)$/u;

/** A line that can be the first of a title over two lines. */
export function looksLikeAgency(line: string): boolean {
  const text = squeeze(line);
  return text.length >= 2 && text.length <= LONGEST_AGENCY && AGENCY_END.test(text) && !NO_AGENCY.test(text);
}
