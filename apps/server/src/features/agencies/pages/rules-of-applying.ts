import { type Html, html } from '../../../platform/html/html.ts';

/** What an application says (条例 art. 29) and what nobody may ask for. */
export function contentsOfApplication(): Html {
  return html`<ol>
<li>申请人的姓名或者名称、身份证明、联系方式；</li>
<li>所需信息的名称、文号，或者便于行政机关查询的其他特征性描述；</li>
<li>希望获得信息的形式，包括获取信息的方式、途径。</li>
</ol>
<p>申请应当采用书面形式（包括信件、数据电文）；书写确有困难的，可以口头提出，由工作机构代为填写（条例第二十九条）。阅读有困难或者有视听障碍的，工作机构应当提供必要的帮助（条例第四十三条）。</p>`;
}

/** 条例 art. 31: from which day the time runs. */
export function receiptRules(): Html {
  return html`<h3>收到申请的日期怎样确定</h3>
<table class="catalog"><thead><tr><th scope="col">提交方式</th><th scope="col">收到申请之日</th></tr></thead><tbody>
<tr><th scope="row">当面提交</th><td>提交之日</td></tr>
<tr><th scope="row">邮寄（挂号、特快专递等需签收的）</th><td>行政机关签收之日</td></tr>
<tr><th scope="row">平常信函等无须签收的邮寄</th><td>工作机构于收到当日与申请人确认，确认之日</td></tr>
<tr><th scope="row">互联网渠道、工作机构的传真</th><td>双方确认之日</td></tr>
</tbody></table>
<p>依据：条例第三十一条。</p>`;
}

/** 条例 art. 30, 33, 42. */
export function replyRules(): Html {
  return html`<h3>答复的期限和费用</h3>
<ul>
<li>能够当场答复的，当场答复；不能当场答复的，自收到申请之日起 20 个工作日内答复。</li>
<li>需要延长的，经工作机构负责人同意并告知申请人，延长最多 20 个工作日。征求第三方和其他机关意见所需时间不计算在内（条例第三十三条）。</li>
<li>申请内容不明确的，自收到申请之日起 7 个工作日内一次性告知补正；答复期限自收到补正的申请之日起计算（条例第三十条）。</li>
<li>不收取费用。申请的数量、频次明显超过合理范围的，可以收取信息处理费（条例第四十二条，国办函〔2020〕109号）。</li>
</ul>`;
}

/** 条例 art. 47, 51. */
export function remedies(): Html {
  return html`<p>认为行政机关未按照要求主动公开政府信息，或者对申请不依法答复处理的，可以向政府信息公开工作主管部门提出（条例第四十七条）；认为行政机关在政府信息公开工作中侵犯其合法权益的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼（条例第五十一条）。</p>`;
}
