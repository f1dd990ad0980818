import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '../testing/database.ts';
import { chooseGrams } from './choose-grams.ts';
import { foldText } from './fold-text.ts';
import { gramsOf } from './grams.ts';
import { markHits } from './marked-text.ts';
import { searchEntryOf } from './search-entry.ts';
import { parseSearchQuery } from './search-query.ts';

const { owner } = await testDatabase();

/** What registers, decrees and copied web pages hold: common and rare Chinese, full width, Latin, radicals, marks. */
const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'政府信息公开的一年月县区2026年第号〔〕（）《》，。、：“”') },
  { weight: 2, arbitrary: fc.constantFrom(...'ABCxyzＡＢ１２３ÀÉßñΑΩЖёⅠⅫ①㎡㼆𠮷𪚥⼈⼤\u3000 \n\t') },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 0xffff }).map(code => String.fromCodePoint(code)) },
  { weight: 1, arbitrary: fc.integer({ min: 0x10000, max: 0x10ffff }).map(code => String.fromCodePoint(code)) },
);
const text = fc
  .array(character, { maxLength: 60 })
  .map(characters => characters.join(''))
  .filter(joined => joined.isWellFormed());

describe('foldText() and gramsOf()', () => {
  it('agree with the database on any text', async () => {
    const samples = fc.sample(text, { numRuns: 3_000, seed: 20190515 });
    const rows = await owner.query<{ folded: string; grams: string[] }>(
      `select public_site.fold_text(t) as folded, public_site.grams_of('', public_site.fold_text(t)) as grams
        from unnest($1::text[]) with ordinality as given(t, place) order by place`,
      [samples],
    );
    for (const [at, sample] of samples.entries()) {
      const folded = foldText(sample);
      assert.equal(folded, rows[at]!.folded, JSON.stringify(sample));
      assert.deepEqual([...gramsOf(folded)].sort(), [...rows[at]!.grams].sort(), JSON.stringify(sample));
    }
  });

  it('keep every character in its place', () => {
    fc.assert(fc.property(text, sample => assert.equal(foldText(sample).length, sample.length)));
  });
});

describe('searchEntryOf()', () => {
  it('makes the entry that the trigger makes', async () => {
    const bodyText = '关于2026年农村低保的通知\n第一条　为了𠮷家坪村，ＡＢＣ “引号” \\ 反斜线';
    const item = {
      ...{ agencyId: 7, category: 'budget', title: '标题〔2026〕', documentNumber: null, indexNumber: 'X/2026-1' },
      ...{ keywords: ['低保', '农村'], bodyText },
    };
    const entry = searchEntryOf(item, '0A');
    const [row] = await owner.query<{ same: boolean; haystack: string }>(
      `with given as (select public_site.fold_text(concat_ws(e'\\n', $1::text, null::text, $2::text, e'低保\\n农村', $3::text)) as folded)
       select folded as haystack, array_to_tsvector(public_site.grams_of('0A', folded) || array['0A@7', '0A#budget']) = $4::tsvector as same
       from given`,
      [item.title, item.indexNumber, bodyText, entry.grams],
    );
    assert.equal(entry.haystack, row!.haystack);
    assert.equal(row!.same, true);
  });
});

describe('parseSearchQuery()', () => {
  const cases: [string, string, readonly string[] | null][] = [
    ['低保', "'~低保'", null],
    ['府', "'~府':*", null],
    ['ＡＢ', "'~ab'", null],
    ['污水管网', "'~污水' & '~水管' & '~管网'", ['污水管网']],
    ['目的方', "'~目的方'", null],
    ['农村 低保', "'~农村' & '~低保'", null],
    ['云政发〔2026〕12号', "'~云政' & '~政发' & '~202' & '~026' & '~12号'", ['云政发(2026)12号']],
    ['100%_', "'~100'", ['100%_']],
    ['𠮷家', "'~𠮷家'", null],
  ];
  for (const [asked, template, phrases] of cases) {
    it(`reads ${asked}`, () => {
      const parsed = parseSearchQuery(asked);
      assert.ok(parsed.ok);
      assert.equal(parsed.query.template, template);
      assert.deepEqual(parsed.query.phrases, phrases);
    });
  }

  it('adds agency and column as terms of the same index', () => {
    const parsed = parseSearchQuery('低保', { agencyId: 3, category: 'budget' });
    assert.ok(parsed.ok && parsed.query.template === "'~低保' & '~@3' & '~#budget'");
  });

  it('refuses a query without a letter, without anything, or with too many words', () => {
    assert.deepEqual(parseSearchQuery('，。《》'), { ok: false, refusal: 'no-letter-in-query' });
    assert.deepEqual(parseSearchQuery(' 　'), { ok: false, refusal: 'empty-query' });
    assert.deepEqual(parseSearchQuery('一 二 三 四 五 六 七 八 九 十 百'), { ok: false, refusal: 'too-many-words' });
  });

  it('makes a tsquery that the database reads, of any text', async () => {
    const templates = fc.sample(text, { numRuns: 1_000, seed: 7 }).flatMap(sample => {
      const parsed = parseSearchQuery(sample.slice(0, 40).toWellFormed());
      return parsed.ok ? [parsed.query.template] : [];
    });
    await owner.query('select count(t::tsquery) from unnest($1::text[]) as given(t)', [templates]);
  });
});

describe('chooseGrams()', () => {
  const common: [string, number][] = ['530', '000', '02X', '工作', '作的', '的通', '通知'].map(gram => [gram, 1]);
  const shares = new Map([...common, ['水库', 0.4], ['项目', 0.5]] as [string, number][]);

  it('leaves out what stands in every text, wherever it stands in the word', () => {
    assert.deepEqual(chooseGrams(['530', '000', '347', '471'], shares), ['347', '471']);
    assert.deepEqual(chooseGrams(['村危', '危房', '工作', '作的', '的通', '通知'], shares), ['村危', '危房']);
  });

  it('takes a common gram along while it spares more texts than it costs', () => {
    assert.deepEqual(chooseGrams(['库项', '项目', '水库'], shares), ['库项', '水库', '项目']);
    assert.deepEqual(chooseGrams(['项目', '水库'], shares), ['水库', '项目']);
  });

  it('keeps one where all are common, and some of many that are rare', () => {
    assert.deepEqual(chooseGrams(['工作', '作的'], shares), ['工作']);
    assert.deepEqual(chooseGrams([...'甲乙丙丁戊己庚'], shares), ['甲', '丙', '戊', '庚']);
  });

  it('takes eight, evenly, when nothing is known', () => {
    assert.equal(chooseGrams([...'甲乙丙丁戊己庚辛壬癸'], new Map()).join(''), '甲乙丁戊己庚壬癸');
  });
});

describe('markHits()', () => {
  it('marks hits in the text as it was written, whatever its width and case', () => {
    assert.deepEqual(markHits('关于ＡＢＣ（试行）的通知', ['abc', '(试行)']), [
      { text: '关于', hit: false },
      { text: 'ＡＢＣ（试行）', hit: true },
      { text: '的通知', hit: false },
    ]);
  });

  it('gives back the whole text, whatever is marked', () => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), (sample, words) => {
        const folded = words.map(foldText).filter(Boolean);
        assert.equal(
          markHits(sample, folded)
            .map(part => part.text)
            .join(''),
          sample,
        );
      }),
    );
  });
});
