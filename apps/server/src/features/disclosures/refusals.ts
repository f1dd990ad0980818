import type { RefusalTexts } from '../../platform/http/endpoint.ts';
import { IMPORT_FAULTS } from './import-fault-labels.ts';

const now = (facts: Readonly<Record<string, string | number>>) =>
  `信息现在是“${facts.state}”状态，可以：${facts.possible}。`;

/** How each refusal is told: what cannot be done, why, and what can. */
export const disclosuresRefusals = {
  // States: what the table of states says.
  'not-submitted': { status: 409, sentence: facts => `还没有提交审核，不能签署意见。${now(facts)}` },
  'already-in-review': { status: 409, sentence: facts => `已经提交，正在审核，不需要再次提交。${now(facts)}` },
  'returned-to-drafter': { status: 409, sentence: facts => `已退回起草人修改，重新提交后才能签署意见。${now(facts)}` },
  'waits-for-its-time': { status: 409, sentence: facts => `终审已完成，正等待定时发布。${now(facts)}` },
  'already-published': {
    status: 409,
    sentence: facts => `已经公开，不能直接改动；如有错误，请发起更正。${now(facts)}`,
  },
  'already-registered': { status: 409, sentence: facts => `已登记，不在网上公开；如需变更，请发起更正。${now(facts)}` },
  'already-withdrawn': { status: 409, sentence: facts => `已经撤回；如需重新公开，请发起更正。${now(facts)}` },
  'already-discarded': { status: 409, sentence: () => '这份草稿已作废，请新建。' },
  'never-public': { status: 409, sentence: facts => `没有公开的版本，不需要撤回。${now(facts)}` },
  'not-scheduled': { status: 409, sentence: facts => `没有设定定时发布。${now(facts)}` },
  'correction-open': { status: 409, sentence: facts => `正在起草或审核，请直接修改，不需要发起更正。${now(facts)}` },
  'limit-is-over': { status: 409, sentence: () => '公开期限已不再计算。' },

  // Steps and people.
  'review-step-waits': { status: 409, sentence: facts => `现在等待的是“${facts.step}”，还没有到终审。` },
  'final-step-waits': { status: 409, sentence: facts => `现在等待的是“${facts.step}”，请用终审发布。` },
  'secrecy-form-missing': {
    status: 409,
    sentence: facts => `“${facts.step}”之前须先签署保密审查表，现在还没有针对当前内容的保密审查。`,
  },
  'final-by-writer': {
    status: 403,
    sentence: () => '终审人不能是起草、修改过这份信息的人，请由其他有终审权限的人签发。',
  },
  'secrecy-by-writer': { status: 403, sentence: () => '保密审查不能由起草、修改过这份信息的人签署，请由其他人审查。' },
  'secrecy-already-signed': { status: 409, sentence: () => '当前内容的保密审查表已经签署，不需要重复签署。' },
  'comment-missing': { status: 422, sentence: () => '退回须写明意见，起草人才知道改什么。' },
  'agency-unknown': { status: 404, sentence: () => '没有找到这个机构，或您不能在该机构起草信息。' },
  'agency-closed': { status: 409, sentence: () => '该机构已撤销或并入其他机构，不能再以其名义公开新的信息。' },

  // Content.
  'content-changed': {
    status: 409,
    sentence: () => '内容在您查看之后有改动，签批须针对当前内容。请刷新，重新阅读后再签。',
  },
  'content-problem': { status: 422, sentence: facts => `不能提交或发布：${facts.message}` },
  'openness-mark-conflict': { status: 422, sentence: facts => String(facts.message) },
  'body-too-deep': {
    status: 422,
    sentence: () => '正文的格式嵌套过多，无法处理。请先粘贴为纯文本，再设置格式。',
  },
  'body-marked-secret': {
    status: 422,
    sentence: facts => `标题或正文带有${facts.mark}，没有保存。涉密材料请线下办理、线下存放。`,
  },
  'category-unknown': { status: 422, sentence: () => '没有这个栏目，请重新选择。' },
  'attachment-missing': {
    status: 422,
    sentence: facts => `第 ${facts.position} 个附件不在文件库中，可能上传后搁置过久，请重新上传。`,
  },
  'attachment-twice': { status: 422, sentence: () => '附件中有两个内容完全相同的文件，请删除其中一个。' },
  'explained-item-unknown': { status: 422, sentence: facts => `没有找到编号为 ${facts.item} 的被解读文件。` },
  'formed-on-out-of-range': {
    status: 422,
    sentence: facts => `日期 ${facts.day} 超出工作日历的范围，无法计算公开期限，请核对。`,
  },
  'unreadable-files-unseen': {
    status: 422,
    sentence: facts =>
      `有 ${facts.files} 个附件无法自动识别文字，请人工逐个查看，并在审查表中勾选“已人工查看无法自动识别的附件”。`,
  },

  // Publishing at a time.
  'publish-time-past': { status: 422, sentence: () => '定时发布的时间已经过去，请重新选择，或选择立即发布。' },
  'publish-time-too-far': { status: 422, sentence: () => '定时发布的时间不能超过一年。' },
  'publish-time-after-due': {
    status: 422,
    sentence: facts => `定时发布的时间晚于公开期限 ${facts.due}，请提前。`,
  },
  'schedule-only-proactive': { status: 422, sentence: () => '只有主动公开的信息可以定时发布。' },
  'schedule-only-final': { status: 422, sentence: () => '只有终审时可以设定发布时间。' },

  // Signed on paper.
  'secrecy-form-empty': { status: 422, sentence: () => '登记保密审查须填写审查表的各项回答。' },
  'signed-in-future': { status: 422, sentence: facts => `签批日期 ${facts.day} 晚于今天，请核对。` },
  'signed-before-content': {
    status: 422,
    sentence: facts =>
      `签批日期 ${facts.day} 早于内容最后一次修改的日期 ${facts.changedOn}：纸上签的不是现在的内容，请重新送签。`,
  },
  'scan-missing': { status: 422, sentence: () => '没有找到签批件的扫描件，请先上传。' },
  'signer-not-permitted': {
    status: 422,
    sentence: facts => `签批人在 ${facts.day} 没有“${facts.permission}”权限，请核对签批人和日期。`,
  },

  // Bulk.
  'import-size': { status: 422, sentence: facts => `每批导入 1 至 ${facts.most} 条。` },
  'import-row': {
    status: 422,
    sentence: facts =>
      `第 ${facts.row} 条不能导入：${IMPORT_FAULTS[facts.fault as keyof typeof IMPORT_FAULTS] ?? facts.fault}。本批没有导入任何内容。`,
  },

  // What the database itself refused: the code above should never let it come to this.
  'guard-not-open': { status: 409, sentence: () => '只有主动公开的版本可以发布，系统已阻止。' },
  'guard-final-signature': {
    status: 409,
    sentence: () => '没有起草人以外的人对当前内容的终审签发，系统已阻止发布。',
  },
  'guard-secrecy-form': { status: 409, sentence: () => '没有针对当前内容的保密审查表，系统已阻止发布。' },
  'guard-signature': { status: 409, sentence: () => '签批记录不能修改或删除。' },
  'guard-edition': { status: 409, sentence: () => '已公开的版本不能改动；如有错误，请发起更正。' },
} as const satisfies RefusalTexts;

export type DisclosureRefusal = keyof typeof disclosuresRefusals;
