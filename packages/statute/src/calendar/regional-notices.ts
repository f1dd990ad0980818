import type { LocalDate } from '../local-date.ts';
import type { HolidayNotice } from './notice.ts';
import type { RegionCode } from './regions.ts';

type Days = Pick<HolidayNotice, 'makeUpDays' | 'ordinaryDays' | 'settles'>;

function notice(
  region: RegionCode,
  year: number,
  issuer: string,
  issuedOn: LocalDate,
  holidays: readonly (readonly [name: string, from: string, to: string])[],
  more: Partial<Days> & { number?: string; evidence: 'text' | 'report' | 'memory' },
): HolidayNotice {
  const on = (day: string) => `${year}-${day}` as LocalDate;
  return {
    number: more.number ?? `${issuer}${year}年放假通知（文号未查到）`,
    title: `${issuer}关于${year}年节假日安排的通知`,
    issuedOn,
    year,
    effect: 'arrangement',
    region,
    holidays: holidays.map(([name, from, to]) => ({ name, from: on(from), to: on(to) })),
    makeUpDays: more.makeUpDays ?? [],
    ...(more.ordinaryDays ? { ordinaryDays: more.ordinaryDays } : {}),
    ...(more.settles ? { settles: more.settles } : {}),
    evidence: more.evidence,
  };
}

const GUANGXI = '广西壮族自治区人民政府办公厅';
const NINGXIA = '宁夏回族自治区人民政府办公厅';
const XINJIANG = '新疆维吾尔自治区人民政府办公厅';
const LHASA = '拉萨市人民政府办公室';

/**
 * Regional notices, only for the days on which they differ from the national one. Where the day of issue was not seen,
 * a first or last day of a year stands for it. A region's year that is missing here stays open: `regions.ts`, `openDays`.
 *
 * Missing: 宁夏 2023–2026; 新疆 2019–2021, 2024, 2026; 西藏 藏历新年 2020–2022, 2024, 雪顿节 all years.
 * 西藏's cities each issue their own; 拉萨's stands for the region (昌都's for 2019, which follows 拉萨's).
 */
export const REGIONAL_NOTICES: readonly HolidayNotice[] = [
  // 三月初三 fell on the Sunday of 清明节: 4 and 8 April given instead.
  notice('guangxi', 2019, GUANGXI, '2018-12-29', [['壮族三月三', '04-04', '04-08']], { evidence: 'report' }),
  // 26 and 27 March 照常上班 because of the epidemic, leave given person by person later.
  notice('guangxi', 2020, GUANGXI, '2020-03-05', [], { settles: ['壮族三月三'], evidence: 'text' }),
  notice('guangxi', 2021, GUANGXI, '2021-01-01', [['壮族三月三', '04-14', '04-17']], {
    makeUpDays: ['2021-04-18'],
    evidence: 'report',
  }),
  // The national make-up Saturday 2 April rests here.
  notice('guangxi', 2022, GUANGXI, '2022-01-01', [['壮族三月三', '04-02', '04-06']], { evidence: 'report' }),
  // The national make-up Sunday 23 April rests here.
  notice('guangxi', 2023, GUANGXI, '2023-03-14', [['壮族三月三', '04-21', '04-23']], { evidence: 'report' }),
  notice('guangxi', 2024, GUANGXI, '2024-03-22', [['壮族三月三', '04-11', '04-12']], { evidence: 'text' }),
  notice('guangxi', 2025, GUANGXI, '2025-01-01', [['壮族三月三', '03-31', '04-01']], { evidence: 'report' }),
  // Not seen: 三月初三 is Sunday 19 April, so by order 98 the 20th and a day in lieu on the 21st.
  notice('guangxi', 2026, GUANGXI, '2026-01-01', [['壮族三月三', '04-18', '04-21']], { evidence: 'memory' }),

  notice(
    'ningxia',
    2019,
    NINGXIA,
    '2018-12-31',
    [
      ['开斋节', '06-05', '06-06'],
      ['古尔邦节', '08-12', '08-13'],
    ],
    {
      number: '宁政办发〔2018〕137号',
      evidence: 'text',
    },
  ),
  notice(
    'ningxia',
    2020,
    NINGXIA,
    '2019-12-04',
    [
      ['开斋节', '05-25', '05-26'],
      ['古尔邦节', '07-30', '07-31'],
    ],
    {
      evidence: 'text',
    },
  ),
  notice(
    'ningxia',
    2021,
    NINGXIA,
    '2021-01-01',
    [
      ['开斋节', '05-13', '05-14'],
      ['古尔邦节', '07-19', '07-20'],
    ],
    {
      evidence: 'text',
    },
  ),
  notice(
    'ningxia',
    2022,
    NINGXIA,
    '2022-01-01',
    [
      ['劳动节、开斋节', '04-30', '05-04'],
      ['古尔邦节', '07-11', '07-12'],
    ],
    {
      evidence: 'text',
    },
  ),

  notice(
    'xinjiang',
    2022,
    XINJIANG,
    '2022-01-01',
    [
      ['肉孜节', '05-05', '05-05'],
      ['古尔邦节', '07-09', '07-13'],
    ],
    {
      evidence: 'report',
    },
  ),
  notice(
    'xinjiang',
    2023,
    XINJIANG,
    '2022-12-25',
    [
      ['肉孜节', '04-21', '04-21'],
      ['古尔邦节', '06-28', '06-30'],
    ],
    {
      evidence: 'text',
    },
  ),
  notice(
    'xinjiang',
    2025,
    XINJIANG,
    '2025-01-01',
    [
      ['肉孜节', '03-29', '03-31'],
      ['古尔邦节', '06-06', '06-10'],
    ],
    {
      evidence: 'text',
    },
  ),

  notice('xizang', 2019, LHASA, '2019-01-28', [['春节、藏历新年', '02-04', '02-13']], { evidence: 'report' }),
  notice('xizang', 2023, LHASA, '2023-02-14', [['藏历新年', '02-20', '02-26']], {
    makeUpDays: ['2023-02-18', '2023-02-19'],
    evidence: 'text',
  }),
  notice('xizang', 2025, LHASA, '2025-02-11', [['藏历新年', '02-27', '03-04']], { evidence: 'text' }),
  notice('xizang', 2026, LHASA, '2026-01-28', [['春节、藏历新年', '02-15', '02-26']], { evidence: 'report' }),
];
