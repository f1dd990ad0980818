import type { Section } from '../../model/report.ts';
import { cannotBeJudged, failWith, pass, type Rule } from '../rule.ts';
import { placeIn } from './text-places.ts';

const BASIS = '国办函〔2020〕109号《政府信息公开信息处理费管理办法》；年度报告格式“六、其他需要报告的事项”';
const SPEAKS_OF_FEES = /信息处理费|处理费用|收费情况|收取费用|收费通知|(?:未|没有|无)[^。，]{0,12}收(?:取|费)/u;
/** 收费通知3件, 收取120元: something was charged, whatever the rest of the sentence says of what was not paid. */
const SAYS_SOME =
  /(?:收费通知|通知书)[^。；\d０-９]{0,10}[1-9１-９]\d{0,9}\s{0,3}[件份]|[1-9１-９]\d{0,9}\s{0,3}[件份](?:次)?收费通知|(?:收取|收费|金额|费用)[^。；\d０-９]{0,10}(?:[1-9１-９][\d.,]{0,15}|0\.\d{0,6}[1-9]\d{0,6})\s{0,3}(?:万)?元/u;
const SAYS_NONE =
  /(?:未|没有|无|不)[^。]{0,16}(?:收取|产生|发生|收到|收费|信息处理费)|(?:信息处理费|收费)[^。]{0,10}(?<![\d.,])(?:0|零|〇)\s*[元万件]|费用为\s*(?:0(?![\d.])|零)/u;

/** From the form of 2021 on, section 六 says whether a fee for processing was charged; it must agree with the row of unpaid fees. */
export const feeRule: Rule = {
  id: 'fee-statement',
  severity: 'warning',
  title: '信息处理费情况',
  basis: BASIS,
  check(report) {
    if (report.format !== '2021') return cannotBeJudged('2021 年版格式才要求写明信息处理费。');
    const section = report.sections.find(({ key }) => key === 'other');
    if (!section) return cannotBeJudged('没有读到“六、其他需要报告的事项”。');
    const text = section.text;
    if (!SPEAKS_OF_FEES.test(text))
      return failWith([
        {
          place: placeIn(section, 0, text.trimEnd().length),
          expected: '写明是否收取信息处理费',
          actual: text.trim().slice(0, 40) || '空白',
          message:
            '“六、其他需要报告的事项”没有写明信息处理费情况。未收取的请写“未收取信息处理费”；收取的请写明收费通知件数、总金额和实际收取金额。',
        },
      ]);
    return agreesWithTable(report.applications['other.feeOverdue']?.total, section);
  },
};

function agreesWithTable(overdue: number | null | undefined, section: Section) {
  if (!overdue || SAYS_SOME.test(section.text) || !SAYS_NONE.test(section.text)) return pass;
  return failWith([
    {
      place: placeIn(section, 0, section.text.trimEnd().length),
      also: [{ part: 'cell', table: 'applications', row: 'other.feeOverdue', column: 'total' }],
      expected: `写明收费通知（表三有 ${overdue} 件逾期未缴费）`,
      actual: section.text.trim().slice(0, 40),
      message: `表三“逾期未按收费通知要求缴纳费用”有 ${overdue} 件，第六部分却写没有收费，请核实两处。`,
    },
  ]);
}
