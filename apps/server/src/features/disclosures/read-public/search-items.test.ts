import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { foldText } from '../../../platform/search/fold-text.ts';
import { parseSearchQuery } from '../../../platform/search/search-query.ts';
import { testDatabase } from '../../../platform/testing/database.ts';
import { parsePlace } from './place.ts';
import { searchPublicItems } from './search-items.ts';

const { owner, office, portal } = await testDatabase();

/** Few characters, so that words meet often and phrases are broken in every way. All texts are invented (虚构). */
const LETTERS = '政府信息公开的一年村𠮷A2，。\n〔〕';
const ITEMS = 400;

interface Item {
  readonly id: number;
  readonly agencyId: number;
  readonly category: string;
  readonly title: string;
  readonly bodyText: string;
  readonly publishedAt: string;
}

const letter = fc.constantFrom(...LETTERS);
const phrase = (least: number, most: number) =>
  fc.array(letter, { minLength: least, maxLength: most }).map(letters => letters.join(''));

const items: Item[] = fc
  .sample(fc.tuple(phrase(2, 12), phrase(0, 120), fc.nat(2), fc.constantFrom('budget', 'planning')), {
    numRuns: ITEMS,
    seed: 711,
  })
  .map(([title, bodyText, agency, category], at) => ({
    ...{ id: at + 1, agencyId: agency + 1, category, title, bodyText },
    // Several in one instant, so that the id must decide; and not in the order of ids.
    publishedAt: new Date(Date.UTC(2026, 0, 1) + ((at * 37) % 131) * 3_600_000).toISOString(),
  }));

before(async () => {
  await office.query(
    `insert into public_site.agencies (id, name, short_name, kind, level)
     select n, '机构' || n, '机构' || n, 'department', 'county' from generate_series(1, 3) n`,
  );
  // Shelves are opened every 16,384 entries; here four stand ready, so that pages cross from one to the next.
  for (const [at, hour] of [30, 64, 65, 100].entries()) {
    await owner.query('insert into public_site.shelves (from_at, code) values ($1, $2)', [
      new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000).toISOString(),
      `0${at + 1}`,
    ]);
  }
  for (const item of items) {
    await office.query(
      `insert into public_site.items (id, agency_id, category, title, index_number, formed_on, published_at, edition_no)
       values ($1::bigint, $2, $3, $4, '~' || ($1::bigint)::text, '2026-01-01', $5, 1)`,
      [item.id, item.agencyId, item.category, item.title, item.publishedAt],
    );
    await office.query(
      `insert into public_site.item_texts (item_id, body_html, body_text, source) values ($1, '', $2, 's')`,
      [item.id, item.bodyText],
    );
  }
});

/** The truth by looking at every text. */
function expected(words: readonly string[], filter: { agencyId?: number; category?: string }): number[] {
  return items
    .filter(item => filter.agencyId === undefined || item.agencyId === filter.agencyId)
    .filter(item => filter.category === undefined || item.category === filter.category)
    .filter(item => {
      const haystack = foldText(`${item.title}\n~${item.id}\n\n${item.bodyText}`);
      return words.every(word => haystack.includes(word));
    })
    .sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : a.publishedAt > b.publishedAt ? -1 : b.id - a.id))
    .map(({ id }) => id);
}

async function walk(text: string, filter: { agencyId?: number; category?: string }, limit: number) {
  const ids: number[] = [];
  let total: { count: number; exact: boolean } | null = null;
  let after = null;
  do {
    const searched = await searchPublicItems(portal, text, filter, { after, limit });
    if (!searched.ok) return { refusal: searched.refusal };
    const { hits, next } = searched.result;
    total ??= searched.result.total;
    assert.deepEqual(searched.result.total, total, 'the total stays the same from page to page');
    ids.push(...hits.map(({ id }) => id));
    after = next ? parsePlace(next) : null;
  } while (after);
  return { ids, total };
}

describe('searchPublicItems()', () => {
  it('finds exactly the items that hold all words, newest first, across shelves and pages', async () => {
    const filter = fc.record(
      { agencyId: fc.integer({ min: 1, max: 3 }), category: fc.constantFrom('budget', 'planning') },
      { requiredKeys: [] },
    );
    const query = fc.oneof(
      phrase(1, 1),
      phrase(2, 2),
      phrase(3, 7),
      fc.tuple(phrase(1, 3), phrase(1, 3)).map(words => words.join(' ')),
      fc
        .tuple(fc.constantFrom(...items), fc.nat(20), fc.integer({ min: 1, max: 6 }))
        .map(([item, at, length]) => [...`${item.title}${item.bodyText}`].slice(at, at + length).join('')),
    );
    await fc.assert(
      fc.asyncProperty(query, filter, fc.integer({ min: 7, max: 40 }), async (text, chosen, limit) => {
        const words = [...new Set(foldText(text).split(/\s+/).filter(Boolean))];
        const found = await walk(text, chosen, limit);
        if (found.refusal) return;
        const truth = expected(words, chosen);
        assert.deepEqual(found.ids, truth, JSON.stringify({ text, chosen, limit }));
        assert.deepEqual(found.total, { count: truth.length, exact: true });
      }),
      { numRuns: 300, seed: 2019 },
    );
  });

  it('stops when its patience is used up and can be taken on from there, on whatever shelf that was', async () => {
    const letters = [...'政府信息公开村'];
    const words = letters.flatMap(one => letters.flatMap(two => letters.map(three => one + two + three)));
    const found = words.map(word => ({ word, truth: expected([word], {}) }));
    const { word, truth } = found.reduce((most, next) => (next.truth.length > most.truth.length ? next : most));
    assert.ok(truth.length > 2, `${word} ${truth.length}`);
    const parsed = parseSearchQuery(word);
    assert.ok(parsed.ok && parsed.query.phrases?.length === 1);
    for (const patience of [1, 2, 3, 7]) {
      const ids: number[] = [];
      let place: { at: string | null; id: number | null } = { at: null, id: null };
      for (let ended = false; !ended; ) {
        const [found]: { ids: number[]; ended: boolean; at: string | null; id: number | null }[] = await portal.query(
          `select item_ids as ids, ended, stopped_at as at, stopped_id as id
           from public_site.search_items($1, $2, $3, $4, 100, 1000, $5)`,
          [parsed.query.template, parsed.query.phrases, place.at, place.id, patience],
        );
        ids.push(...found!.ids);
        assert.ok(found!.ended || found!.id !== null, 'who stops says where');
        assert.notDeepEqual(found!.id, place.id ?? 0);
        place = found!;
        ended = found!.ended;
      }
      assert.deepEqual(ids, truth, `patience ${patience}`);
    }
  });

  it('follows an item to its new text, and forgets it when it is gone', async () => {
    const ids = async (text: string) => (await walk(text, {}, 50)).ids;
    assert.deepEqual(await ids('独一无二'), []);
    await office.query(`update public_site.item_texts set body_text = '独一无二的话' where item_id = 5`);
    assert.deepEqual(await ids('独一无二'), [5]);
    await office.query(`update public_site.items set title = '换了标题' where id = 6`);
    assert.deepEqual(await ids('换了标题'), [6]);
    await office.query('delete from public_site.items where id in (5, 6)');
    assert.deepEqual(await ids('独一无二'), []);
    assert.deepEqual(await ids('换了标题'), []);
  });

  it('shows the passage around the first hit, and marks every hit in title and passage', async () => {
    const bodyText = `${'甲'.repeat(300)}污水管网${'乙'.repeat(300)}`;
    await office.query(`update public_site.items set title = '污水管网' where id = 7`);
    await office.query('update public_site.item_texts set body_text = $1 where item_id = 7', [bodyText]);
    const searched = await searchPublicItems(portal, '污水管网', {}, { limit: 5 });
    assert.ok(searched.ok);
    const [hit] = searched.result.hits;
    assert.deepEqual(hit!.titleParts, [{ text: '污水管网', hit: true }]);
    assert.deepEqual(
      hit!.snippet.map(({ text, hit }) => [text[0], text.length, hit]),
      [
        ['…', 37, false],
        ['污', 4, true],
        ['乙', 111, false],
      ],
    );
  });

  it('says "more than a thousand" instead of counting on', async () => {
    await office.query(
      `insert into public_site.items (id, agency_id, category, title, index_number, formed_on, published_at, edition_no)
       select 10000 + n, 1, 'budget', '成批公示', 'b' || n, '2026-01-01', '2026-03-01', 1 from generate_series(1, 1200) n`,
    );
    await office.query(
      `insert into public_site.item_texts (item_id, body_html, body_text, source)
       select 10000 + n, '', '', 's' from generate_series(1, 1200) n`,
    );
    const searched = await searchPublicItems(portal, '成批公示', {}, { limit: 20 });
    assert.ok(searched.ok);
    assert.deepEqual(searched.result.total, { count: 1_000, exact: false });
    assert.equal(searched.result.hits.length, 20);
  });
});
