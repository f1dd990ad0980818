import type { Zone } from '../text/line.ts';

/** How a line of text is judged: the line itself, written one way, and where it stands. */
export interface JudgedLine {
  readonly text: string;
  readonly zone: Zone;
  /** Near the top of a page, where GB/T 9704-2012 7.2.2 puts 密级和保密期限. */
  readonly atHead: boolean;
}

export interface MarkingRule {
  readonly id: string;
  /** What the 保密员 and the 保密审查 read. */
  readonly title: string;
  /** `marked`: the file is refused. `doubt`: it is let in, and the reviewer is shown the place. */
  readonly weight: 'marked' | 'doubt';
  matches(line: JudgedLine): boolean;
}

const LEVEL = '(?:绝密|机密|秘密)级?';
/** 保密法 art. 23–24 and GB/T 9704-2012 7.2.2: years, months, 长期, a day, or a condition. */
const TERM =
  '(?:[0-9一二三四五六七八九十]{1,3}(?:年|个月|月)|长期|(?:至)?[0-9]{4}(?:年|[-./])?[0-9]{1,2}(?:月|[-./])?[0-9]{1,2}日?(?:前|解密)?|(?:启用|公布|公开|签收|解密)[^，。；]{0,14})';
/** What may stand on the line of the mark: 份号, urgency, copy numbers, labels, brackets. */
const BEFORE = '(?:[0-9]{1,7}|No\\.?[0-9]{1,7}|份号:?[0-9]*|密级(?:和保密期限|及保密期限)?:?|[(\\[【〔{<《「"“])*';
const AFTER =
  '(?:[)\\]】〕}>》」"”]|特急|加急|平急|特提|急件|[0-9]{1,6}|No\\.?[0-9]{1,7}|第?[0-9]+号|共?[0-9]+份|[-—·:。])*';

/** `机密★`, whatever its term, alone on its line. */
const STAR_MARK = new RegExp(`^${BEFORE}${LEVEL}★+(?:${TERM})?${AFTER}$`, 'u');
/** `★秘密★`, as some offices decorate it. */
const DECORATED = new RegExp(`^${BEFORE}★+${LEVEL}★*(?:${TERM})?${AFTER}$`, 'u');
/** `秘密 5年` whose star was lost in conversion. */
const TERM_MARK = new RegExp(`^${BEFORE}${LEVEL}[:、,·-]?(?:${TERM})${AFTER}$`, 'u');
const BARE_MARK = new RegExp(`^${BEFORE}${LEVEL}${AFTER}$`, 'u');
const URGENT_MARK = new RegExp(`^(?:特急|加急|平急)${LEVEL}$`, 'u');
const LABELLED = new RegExp(
  `^(?:文件|公文|本件|本文)?(?:密级|涉密等级|秘密等级|定密)(?:和保密期限|及保密期限)?[:为]${LEVEL}(?:★.{0,16})?${AFTER}$`,
  'u',
);
const WORK_SECRET = new RegExp(`^${BEFORE}工作秘密(?:★+(?:${TERM})?|${TERM})?${AFTER}$`, 'u');

const INTERNAL = '内部(?:资料|文件|材料|使用|参考|情况|刊物|传阅|明电|讨论稿)?';
const HANDLING =
  '(?:请?(?:注意|妥善|严格)?(?:保存|保密|保管)|(?:请勿|不得|严禁|切勿|勿)(?:擅自)?(?:外传|外泄|外借|扩散|转发|上网|公开|传播|复制|翻印|对外)(?:[、或和及]?(?:外传|扩散|转发|上网|公开|传播|复制|翻印))*|阅后(?:即焚|收回|退回|销毁)|会后(?:收回|退回|请退回)|仅供(?:领导|内部)(?:参阅|参考|使用)|只发(?:至|到).{1,10}级|不予公开|限.{1,12}(?:使用|阅读|掌握))';
const JOIN = '[,，、;:；·★!。\\-—]*';
const INTERNAL_WITH_HANDLING = new RegExp(
  `^${BEFORE}${INTERNAL}${JOIN}${HANDLING}(?:${JOIN}${HANDLING})*${AFTER}!*$`,
  'u',
);
const INTERNAL_STAR = new RegExp(`^${BEFORE}★*内部(?:资料|文件|材料|使用|参考|情况|刊物)?★+(?:${TERM})?${AFTER}$`, 'u');
const INTERNAL_BARE = new RegExp(
  `^${BEFORE}(?:内部(?:资料|文件|材料|参考|情况|刊物|传阅|使用)|仅供(?:领导|内部)(?:参阅|参考|使用))${AFTER}!*$`,
  'u',
);
const HANDLING_BARE = new RegExp(
  `^${BEFORE}(?:注意保存|注意保密|妥善保管|请勿外传|不得外传|严禁外传|严禁扩散|阅后即焚|阅后收回|会后收回)${AFTER}!*$`,
  'u',
);

/** Zones that hold marks and hardly ever sentences. */
const STANDS_APART: ReadonlySet<Zone> = new Set(['header', 'footer', 'text-box', 'watermark', 'property']);
const standsOut = (line: JudgedLine) => line.atHead || STANDS_APART.has(line.zone);

const STAR_IN_SENTENCE = new RegExp(`${LEVEL}★`, 'u');
const LEVEL_IN_NAME = new RegExp(
  `^[(\\[【〔]?(?:${LEVEL}(?:★[^.]*)?|工作秘密|内部(?:资料|文件|材料))[)\\]】〕★_\\-]`,
  'u',
);

/**
 * What counts as a classified mark. 秘密 in a sentence (商业秘密, 保守国家秘密法) is a word; a mark stands alone: on its own
 * line, with its star or its term, at the head of a page, or in a header, a text box, a watermark. The first rule that
 * matches speaks. Every rule has hits and near misses in fixtures/markings.
 */
export const MARKING_RULES = [
  rule('star', 'marked', '密级标志（带★）', ({ text }) => STAR_MARK.test(text) || DECORATED.test(text)),
  rule('term', 'marked', '密级和保密期限', ({ text }) => TERM_MARK.test(text)),
  rule('label', 'marked', '“密级”一栏已填', ({ text }) => LABELLED.test(text)),
  rule('bare', 'marked', '页首、页眉或文本框中的密级', line => standsOut(line) && BARE_MARK.test(line.text)),
  rule('urgent', 'marked', '紧急程度与密级同行', ({ text }) => URGENT_MARK.test(text)),
  rule(
    'work-secret',
    'marked',
    '工作秘密标志',
    line => WORK_SECRET.test(line.text) && (standsOut(line) || /[★0-9]|长期/u.test(line.text)),
  ),
  rule(
    'internal',
    'marked',
    '内部资料标志',
    ({ text }) => INTERNAL_WITH_HANDLING.test(text) || INTERNAL_STAR.test(text),
  ),
  rule(
    'internal-bare',
    'marked',
    '页首、页眉或文本框中的内部资料标志',
    line => standsOut(line) && INTERNAL_BARE.test(line.text),
  ),
  rule(
    'handling',
    'marked',
    '页首、页眉或文本框中的保管要求',
    line => standsOut(line) && HANDLING_BARE.test(line.text),
  ),
  rule('file-name', 'marked', '文件名带密级', ({ zone, text }) => zone === 'file-name' && LEVEL_IN_NAME.test(text)),
  rule('star-in-sentence', 'doubt', '文中出现“密级★”', ({ text }) => STAR_IN_SENTENCE.test(text)),
  rule('bare-elsewhere', 'doubt', '单独成行的密级字样', ({ text }) => BARE_MARK.test(text) || WORK_SECRET.test(text)),
  rule(
    'internal-elsewhere',
    'doubt',
    '单独成行的内部资料字样',
    ({ text }) => INTERNAL_BARE.test(text) || HANDLING_BARE.test(text),
  ),
] as const;

export type MarkingRuleId = (typeof MARKING_RULES)[number]['id'];

function rule<Id extends string>(
  id: Id,
  weight: MarkingRule['weight'],
  title: string,
  matches: MarkingRule['matches'],
) {
  return { id, weight, title, matches };
}
