import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AgencyKind, AgencyLevel } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import fc from 'fast-check';
import { maskEmail, maskMobile, parseEmail, parseMobile } from './contact-values.ts';
import { checkCharacter, isCreditCode, normaliseCreditCode } from './credit-code.ts';
import { decideRename, nameOn } from './naming.ts';
import { findPlacementFault } from './placement.ts';
import { contains, overlap, type Term } from './posts.ts';

describe('isCreditCode()', () => {
  // Computed by hand from GB 32100-2015, 附录 B: sum of values times 3^(i-1) modulo 31. Invented organisations.
  const right = ['11530000MB00000016', '91350100M000100Y43'];
  const [computed, published] = right as [string, string];

  it('takes the code that is quoted everywhere as an example', () => {
    assert.equal(isCreditCode(published), true);
  });

  it('agrees with a sum written another way', () => {
    const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    const sum = [...computed.slice(0, 17)].reduce(
      (total, letter, at) => total + BigInt(letters.indexOf(letter)) * 3n ** BigInt(at),
      0n,
    );
    assert.equal(checkCharacter(computed.slice(0, 17)), letters[Number((31n - (sum % 31n)) % 31n)]);
  });

  it('finds every single wrong character', () => {
    for (let at = 0; at < 18; at++)
      for (const letter of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
        const changed = published.slice(0, at) + letter + published.slice(at + 1);
        assert.equal(isCreditCode(changed), changed === published, changed);
      }
  });

  it('finds every two neighbours exchanged', () => {
    for (let at = 0; at < 17; at++) {
      const [a, b] = [published[at]!, published[at + 1]!];
      const changed = published.slice(0, at) + b + a + published.slice(at + 2);
      if (a !== b) assert.equal(isCreditCode(changed), false, changed);
    }
  });

  it('refuses letters that the standard leaves out', () => {
    for (const letter of 'IOSVZ') assert.equal(isCreditCode(`${letter}${published.slice(1)}`), false);
  });
});

describe('normaliseCreditCode()', () => {
  it('forgives blanks, small letters and full-width digits', () => {
    assert.equal(normaliseCreditCode(' ９1350100 m000100y43 '), '91350100M000100Y43');
  });
});

describe('findPlacementFault()', () => {
  const place = (kind: AgencyKind, level: AgencyLevel) => ({ kind, level });
  const county = place('government', 'county');
  const township = place('township', 'township');
  const village = place('village', 'village');
  const cases: readonly [string, ReturnType<typeof place>, ReturnType<typeof place> | null, string | null][] = [
    ['a county on top', county, null, null],
    ['a bureau of the county', place('department', 'county'), county, null],
    ['a station of the county in a township', place('department', 'township'), place('department', 'county'), null],
    ['a village of a township', village, township, null],
    ['a school of a village', place('public-institution', 'village'), village, null],
    ['a village of the county', village, county, 'village-without-township'],
    ['a village on top', village, null, 'village-without-township'],
    ['an office below a village', place('department', 'township'), village, 'below-village'],
    ['a township below a village', township, village, 'below-village'],
    ['a county below a township', county, township, 'below-lower-level'],
    ['a township at county level', place('township', 'county'), county, 'kind-not-at-level'],
    ['a department at village level', place('department', 'village'), village, 'kind-not-at-level'],
  ];
  for (const [what, one, parent, fault] of cases)
    it(`finds ${fault ?? 'nothing wrong'} in ${what}`, () => {
      assert.equal(findPlacementFault(one, parent), fault);
    });
});

describe('nameOn()', () => {
  const day = (text: string) => text as LocalDate;
  const current = { name: '丙', shortName: '丙' };
  const former = [
    { name: '甲', shortName: '甲', untilOn: day('2019-12-31') },
    { name: '乙', shortName: '乙', untilOn: day('2024-06-30') },
  ];

  it('gives the name of the day, the last day of a name included', () => {
    const names = ['2010-01-01', '2019-12-31', '2020-01-01', '2024-06-30', '2024-07-01', '2030-01-01'].map(
      text => nameOn(day(text), current, former).name,
    );
    assert.deepEqual(names, ['甲', '甲', '乙', '乙', '丙', '丙']);
  });

  it('always gives some name, and decideRename() keeps the days in order', () => {
    const dates = fc
      .integer({ min: 0, max: 5_000 })
      .map(days => new Date(Date.UTC(2015, 0, 1 + days)).toISOString().slice(0, 10) as LocalDate);
    fc.assert(
      fc.property(fc.array(dates, { maxLength: 8 }), dates, (asked, at) => {
        const kept: { name: string; shortName: string; untilOn: LocalDate }[] = [];
        for (const [index, effectiveOn] of asked.entries()) {
          const decision = decideRename(effectiveOn, null, kept);
          if (decision.ok) kept.push({ name: `旧${index}`, shortName: '', untilOn: decision.formerUntilOn });
          else assert.ok(effectiveOn < decision.earliestOn);
        }
        assert.deepEqual(
          kept.map(one => one.untilOn),
          kept.map(one => one.untilOn).sort(),
        );
        assert.ok(nameOn(at, current, kept).name);
      }),
    );
  });
});

describe('terms', () => {
  const day = fc.integer({ min: 0, max: 20 }).map(days => `2026-01-${String(days + 1).padStart(2, '0')}` as LocalDate);
  const term: fc.Arbitrary<Term> = fc
    .record({ fromOn: day, untilOn: fc.option(day, { nil: null }) })
    .filter(({ fromOn, untilOn }) => untilOn === null || untilOn >= fromOn);
  const days = ({ fromOn, untilOn }: Term) =>
    Array.from({ length: 40 }, (_, at) => new Date(Date.UTC(2026, 0, at + 1)).toISOString().slice(0, 10)).filter(
      one => one >= fromOn && (untilOn === null || one <= untilOn),
    );

  it('overlap when they share a day', () => {
    fc.assert(
      fc.property(term, term, (a, b) => {
        assert.equal(
          overlap(a, b),
          days(a).some(one => days(b).includes(one)),
        );
        assert.equal(overlap(a, b), overlap(b, a));
      }),
    );
  });

  it('contain what lies wholly within', () => {
    fc.assert(
      fc.property(term, term, (outer, inner) => {
        const within =
          days(inner).every(one => days(outer).includes(one)) && (inner.untilOn !== null || outer.untilOn === null);
        assert.equal(contains(outer, inner), within);
      }),
    );
  });
});

describe('contact values', () => {
  it('are brought to one form', () => {
    for (const text of [
      '13900001234',
      '139 0000 1234',
      '+86-139-0000-1234',
      '008613900001234',
      '１３９００００１２３４',
    ])
      assert.equal(parseMobile(text), '13900001234', text);
    for (const text of ['', '1390000123', '139000012345', '12900001234', '0870-1234567'])
      assert.equal(parseMobile(text), null, text);
    assert.equal(parseEmail(' A.B@Example.INVALID '), 'a.b@example.invalid');
    for (const text of ['a', 'a@b', '@b.cn', 'a b@c.cn', 'a@b.cn,c@d.cn', `${'x'.repeat(65)}@a.cn`])
      assert.equal(parseEmail(text), null, text);
  });

  it('are masked so that the whole is not told', () => {
    assert.equal(maskMobile('13900001234'), '139****1234');
    assert.equal(maskEmail('zhang@example.invalid'), 'z***@example.invalid');
  });
});
