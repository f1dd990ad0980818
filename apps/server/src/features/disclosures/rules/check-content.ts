import type { ItemContent, Openness } from '@gongkai/contract';
import {
  allowsAttribute,
  checkDocumentNumber,
  documentNumberFaults,
  findCategory,
  type LocalDate,
  OPENNESS_MARKS,
  type OpennessAttribute,
  type OpennessMark,
  readOpennessMark,
} from '@gongkai/statute';

export type ContentRule =
  | 'nothing-written'
  | 'formed-in-future'
  | 'document-number-odd'
  | 'files-unreadable'
  | 'ground-not-needed'
  | 'ground-missing'
  | 'ground-forbids-request'
  | 'secret-stays-outside'
  | 'body-mark-contradicts'
  | 'file-mark-contradicts'
  | 'body-marks-disagree'
  | 'no-such-category'
  | 'category-of-others'
  | 'village-counted-apart'
  | 'validity-missing'
  | 'explained-item-missing'
  | 'explained-item-not-public';

/** What stands in the way of submitting (`blocks`), or what the clerk should look at. */
export interface ContentProblem {
  readonly rule: ContentRule | 'files-gone';
  readonly field: keyof ItemContent;
  readonly message: string;
  readonly blocks: boolean;
}

export interface AttachedFile {
  readonly name: string;
  readonly openness: OpennessMark | null;
  readonly unreadable: boolean;
}

export interface ContentFacts {
  readonly bodyText: string;
  readonly files: readonly AttachedFile[];
  readonly today: LocalDate;
  readonly agencyKind: string;
  readonly agencyLevel: string;
  /** Whether the item that this one explains can be read by everyone. */
  readonly explainedIsPublic: boolean | null;
}

const ATTRIBUTE: Record<Openness, OpennessAttribute> = {
  proactive: 'proactive',
  'on-request': 'on-request',
  withheld: 'closed',
};

export function checkContent(content: ItemContent, facts: ContentFacts): ContentProblem[] {
  return [
    ...checkParts(content, facts),
    ...checkOpenness(content),
    ...checkMarks(content, facts),
    ...checkCategory(content, facts),
  ];
}

function checkParts(content: ItemContent, { bodyText, files, today }: ContentFacts): ContentProblem[] {
  const problems: ContentProblem[] = [];
  if (bodyText.trim() === '' && files.length === 0)
    problems.push(blocks('nothing-written', 'body', '正文和附件都是空的，请填写正文或上传附件。'));
  if (content.formedOn > today)
    problems.push(blocks('formed-in-future', 'formedOn', `成文日期 ${content.formedOn} 晚于今天，请核对。`));
  if (content.documentNumber !== null) {
    const faults = checkDocumentNumber(content.documentNumber).map(fault => documentNumberFaults[fault]);
    if (faults.length > 0)
      problems.push(
        advice('document-number-odd', 'documentNumber', `文号“${content.documentNumber}”：${faults.join('；')}。`),
      );
  }
  const unreadable = files.filter(file => file.unreadable).length;
  if (unreadable > 0)
    problems.push(
      advice('files-unreadable', 'attachments', `有 ${unreadable} 个附件无法自动识别文字，保密审查时须人工查看。`),
    );
  return problems;
}

/** 条例 art. 13: everything is public but what art. 14–16 except; whoever excepts says which. */
function checkOpenness({ openness, opennessGround }: ItemContent): ContentProblem[] {
  if (openness === 'proactive')
    return opennessGround === null
      ? []
      : [blocks('ground-not-needed', 'opennessGround', '主动公开的信息不填不公开的依据，请清除。')];
  if (opennessGround === null)
    return [blocks('ground-missing', 'opennessGround', '不主动公开的信息必须选择依据（条例第十三条至第十六条）。')];
  const forbidden = opennessGround === 'state-secret' || opennessGround === 'forbidden-by-law';
  if (openness === 'on-request' && forbidden)
    return [
      blocks(
        'ground-forbids-request',
        'opennessGround',
        '国家秘密和法律、行政法规禁止公开的，应定为不予公开（条例第十四条）。',
      ),
    ];
  if (opennessGround === 'state-secret')
    return [advice('secret-stays-outside', 'body', '涉密内容不得录入本系统：这里只登记标题，涉密材料线下存放。')];
  return [];
}

/** The 附注 in a file was signed with it; an attribute that is more open, or other, contradicts it. */
function checkMarks({ openness }: ItemContent, { bodyText, files }: ContentFacts): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const inBody = readOpennessMark(bodyText);
  if (inBody && !allowsAttribute(inBody.mark, ATTRIBUTE[openness]))
    problems.push(blocks('body-mark-contradicts', 'openness', contradiction('正文', inBody.mark, openness)));
  for (const [at, file] of files.entries()) {
    if (file.openness && !allowsAttribute(file.openness, ATTRIBUTE[openness]))
      problems.push(
        blocks('file-mark-contradicts', 'attachments', contradiction(`第 ${at + 1} 个附件`, file.openness, openness)),
      );
  }
  if (inBody?.contradictedBy.length)
    problems.push(
      advice(
        'body-marks-disagree',
        'body',
        `正文里有不同的公开标注（第 ${inBody.contradictedBy[0]!.line} 行），请核对。`,
      ),
    );
  return problems;
}

function contradiction(place: string, mark: OpennessMark, openness: Openness): string {
  return `${place}的附注是“${OPENNESS_MARKS[mark].label}”，与所选公开属性“${LABELS[openness]}”不一致。请先核实并修改文件附注或公开属性。`;
}

const LABELS: Record<Openness, string> = { proactive: '主动公开', 'on-request': '依申请公开', withheld: '不予公开' };

function checkCategory(content: ItemContent, facts: ContentFacts): ContentProblem[] {
  const category = findCategory(content.category);
  if (!category) return [blocks('no-such-category', 'category', '没有这个栏目，请重新选择。')];
  const problems: ContentProblem[] = [];
  const level = facts.agencyLevel === 'township' ? 'township' : 'county';
  if (category.for !== 'all' && category.for !== level)
    problems.push(
      advice(
        'category-of-others',
        'category',
        `“${category.label}”一般由${WHO_KEEPS[category.for]}公开（${category.basis}）。`,
      ),
    );
  // 村民委员会组织法 art. 30: 村务公开 has its own law and its own catalogue, and is not counted with government information.
  if (facts.agencyKind === 'village')
    problems.push(advice('village-counted-apart', 'category', '村务公开不计入主动公开政府信息条数。'));
  if (category.hasValidity && content.openness === 'proactive' && content.validity === null)
    problems.push(advice('validity-missing', 'validity', '规范性文件应注明有效性（现行有效、已失效、已废止）。'));
  if (content.category === 'policy-interpretation' && content.explainsItemId === null)
    problems.push(advice('explained-item-missing', 'explainsItemId', '政策解读应关联被解读的文件。'));
  if (facts.explainedIsPublic === false)
    problems.push(advice('explained-item-not-public', 'explainsItemId', '被解读的文件没有公开，网页上不会显示关联。'));
  return problems;
}

const WHO_KEEPS = { county: '县级政府及其部门', township: '乡镇政府' } as const;

type Make = (rule: ContentRule, field: keyof ItemContent, message: string) => ContentProblem;
const blocks: Make = (rule, field, message) => ({ rule, field, message, blocks: true });
const advice: Make = (rule, field, message) => ({ rule, field, message, blocks: false });
