import {
  beginCorrection,
  decideStep,
  type loadItem,
  type RouteAnswer,
  saveDraft,
  submitItem,
  withdrawItem,
} from '@gongkai/contract';
import { bringToFinal, bringToPublic, type Desk, draft, must, on } from '../tests/system/item-way.ts';
import { letter } from './files.ts';

type Detail = RouteAnswer<typeof loadItem>;

/** One item in each state that a page can show, made over the interface: pages are looked at without walking there first. */
export interface Exhibits {
  /** Published, corrected, with a table, an attachment, and an explanation that names it. */
  readonly rich: { readonly id: number; readonly fileAddress: string };
  readonly withdrawn: number;
  readonly draft: number;
  readonly flawed: number;
  readonly inReview: number;
  readonly atFinal: number;
  readonly returned: number;
  readonly scheduled: number;
}

const TABLE = `<h2>一、补助标准</h2><p>按下表发放，<strong>每月</strong>15日前到账；不符合条件的，说明理由。</p>
<table><tbody><tr><th>类别</th><th>对象</th><th>每人每月（元）</th><th>依据</th><th>经办机构</th></tr>
<tr><td>甲类</td><td>无劳动能力、无生活来源的老年人</td><td>900</td><td>本办法第五条</td><td>各乡镇（街道）社会事务办公室</td></tr>
<tr><td>乙类</td><td>重度残疾人</td><td>760</td><td>本办法第六条</td><td>县残疾人联合会</td></tr></tbody></table>
<h3>（一）申请</h3><ol><li><p>本人或者监护人提出申请。</p></li><li><p>村（居）民委员会协助核实。</p></li></ol>
<blockquote><p>本办法所称居民，是指有本县户籍的人员。</p></blockquote>`;

export async function makeExhibits(desk: Desk): Promise<Exhibits> {
  const file = letter('临时生活补助申请表（虚构）.docx', '临时生活补助申请表', '姓名　　　　住址', '（此件公开发布）');
  const stored = await desk.clerk.upload(file.name, file.buffer);
  if (stored.status !== 201) throw new Error(`an attachment was refused: ${stored.message}`);
  const { hash, name } = stored.body;
  const rich = await bringToPublic(
    desk,
    await draft(desk, {
      title: '云岭县临时生活补助办法（虚构）',
      body: TABLE,
      documentNumber: '云政办发〔2026〕31号',
      keywords: ['补助', '民生'],
      summary: '对生活暂时困难的居民给予补助的对象、标准和办理程序。',
      validity: 'in-force',
      attachments: [{ hash, name }],
    }),
  );
  const corrected = await bringToPublic(desk, await correct(desk, rich));
  await bringToPublic(
    desk,
    await draft(desk, {
      title: '《云岭县临时生活补助办法》解读（虚构）',
      body: '<p>办法说明谁能领、领多少、到哪里领。</p>',
      category: 'policy-interpretation',
      explainsItemId: rich.id,
    }),
  );
  return {
    rich: { id: corrected.id, fileAddress: `/d/${corrected.id}/files/${hash}/${encodeURIComponent(name)}` },
    withdrawn: (await withdraw(desk)).id,
    draft: (await draft(desk, { title: '关于调整城区公交线路的公告（虚构）' })).id,
    flawed: (await draft(desk, { title: '关于水费调整的通知（虚构）', body: '', openness: 'on-request' })).id,
    inReview: (await submit(desk, '关于清明期间文明祭扫的倡议（虚构）')).id,
    atFinal: (await atFinal(desk, '云岭县秋粮收购价格公告（虚构）')).id,
    returned: (await sendBack(desk)).id,
    scheduled: (await schedule(desk)).id,
  };
}

async function correct(desk: Desk, item: Detail): Promise<Detail> {
  const { params, body } = on(item);
  const note = '表中乙类标准由730元更正为760元。';
  const begun = await must<typeof loadItem>(
    desk.clerk.call(beginCorrection, { params, body: { expectedVersion: body.expectedVersion, note } }),
  );
  const content = { ...begun.content, body: begun.content.body.replace('重度残疾人', '重度残疾人（一级、二级）') };
  return await must<typeof loadItem>(
    desk.clerk.call(saveDraft, { params, body: { expectedVersion: begun.version, content } }),
  );
}

async function withdraw(desk: Desk): Promise<Detail> {
  const item = await bringToPublic(
    desk,
    await draft(desk, { title: '旧版办事指南（虚构）', category: 'other-documents' }),
  );
  const { params, body } = on(item);
  const { expectedVersion } = body;
  return await must<typeof loadItem>(
    desk.publisher.call(withdrawItem, {
      params,
      body: { expectedVersion, ground: 'outdated', reason: '已被新版替代' },
    }),
  );
}

/** As far as the secrecy form and the second signature. */
export async function submit(desk: Desk, title: string): Promise<Detail> {
  return await must<typeof loadItem>(desk.clerk.call(submitItem, on(await draft(desk, { title }))));
}

/** Only the last signature is missing. */
export async function atFinal(desk: Desk, title: string): Promise<Detail> {
  return await bringToFinal(desk, await draft(desk, { title }));
}

async function sendBack(desk: Desk): Promise<Detail> {
  const { params, body } = on(await submit(desk, '云岭县重点项目清单（虚构）'));
  return await must<typeof loadItem>(
    desk.reviewer.call(decideStep, {
      params,
      body: { ...body, decision: 'returned', comment: '第三项缺少责任单位，请补充后重新提交。', publishAt: null },
    }),
  );
}

async function schedule(desk: Desk): Promise<Detail> {
  const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString();
  return await bringToPublic(desk, await draft(desk, { title: '第四季度水质监测结果（虚构）' }), inAWeek);
}
