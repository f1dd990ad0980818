import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testDatabase } from '../platform/testing/database.ts';
import { foundAgency, publish, setSite, withdraw } from './testing/publish.ts';
import { allRouteIds } from './testing/route-ids.ts';
import { runPortal, until } from './testing/running-portal.ts';

/**
 * Visible = the row exists. One item is published, then withdrawn; every public route that lists, counts, finds or serves
 * items must show it, then must not. A route that is added without a line here fails the last test.
 */
const { office, portalUrl } = await testDatabase();
const portal = await runPortal({ portalUrl });
after(() => portal.close());

const TITLE = '青石镇污水管网工程批复';
const QUERY = encodeURIComponent('污水管网');
const BYTES = Buffer.from('%PDF-1.7 虚构的附件');

const COUNTED = '条例第二十条第（一）项</td><td class="number">1</td>';

interface Route {
  readonly id: string;
  readonly path: string;
  /** Whether the answer shows the item; the title in the text unless said otherwise. */
  readonly shows?: (answer: { status: number; text: string }) => boolean;
}

const found = ({ status }: { status: number }) => status === 200;
const says = (text: string) => (answer: { text: string }) => answer.text.includes(text);

let hash = '';
const routes = (): Route[] => [
  { id: 'disclosures.home', path: '/' },
  { id: 'disclosures.latest', path: '/latest' },
  { id: 'disclosures.latest', path: '/latest?agency=2&from=2026-11-19&to=2026-11-20' },
  { id: 'disclosures.category', path: '/c/normative-documents' },
  { id: 'disclosures.category', path: '/c/normative-documents?agency=2' },
  { id: 'disclosures.catalog', path: '/catalog', shows: says(COUNTED) },
  { id: 'disclosures.catalog', path: '/catalog?agency=2', shows: says(COUNTED) },
  { id: 'disclosures.policies', path: '/policies' },
  { id: 'disclosures.item', path: '/d/70', shows: found },
  { id: 'disclosures.print', path: '/d/70/print', shows: found },
  { id: 'disclosures.qr', path: '/d/70/qr.svg', shows: found },
  { id: 'disclosures.file', path: `/d/70/files/${hash}/x.pdf`, shows: found },
  // The document and what explains it name each other.
  { id: 'disclosures.item', path: '/d/71' },
  { id: 'disclosures.search', path: `/search?q=${QUERY}`, shows: says('找到 1 条') },
  { id: 'disclosures.feed', path: '/feed.xml' },
  { id: 'disclosures.feed-of-category', path: '/c/normative-documents/feed.xml' },
  { id: 'disclosures.feed-of-agency', path: '/a/2/feed.xml' },
  { id: 'disclosures.feeds', path: '/feeds', shows: says('/c/normative-documents/feed.xml') },
  { id: 'disclosures.site-map-index', path: '/sitemap.xml', shows: says('items-0.xml') },
  { id: 'disclosures.site-map-items', path: '/sitemaps/items-0.xml', shows: says('/d/70<') },
  { id: 'disclosures.site-map-pages', path: '/sitemaps/pages.xml', shows: says('/a/2<') },
  { id: 'disclosures.site-map', path: '/site-map', shows: says('/a/2"') },
  { id: 'disclosures.data', path: '/data', shows: says('共 2 条') },
  { id: 'disclosures.data-csv', path: '/data/disclosures.csv' },
  { id: 'disclosures.data-json', path: '/data/disclosures.json?agency=2' },
  { id: 'agencies.list', path: '/agencies', shows: says('云岭县水务局（虚构）</a> <span>1 条') },
  { id: 'agencies.page', path: '/a/2' },
  { id: 'agencies.guides', path: '/guide', shows: says('云岭县水务局（虚构）</a> <span>1 条') },
  { id: 'agencies.faults', path: '/faults?page=/d/70', shows: says('发布本页信息的机构：云岭县水务局') },
  { id: 'public.disclosures', path: '/api/v1/public/disclosures' },
  { id: 'public.disclosures', path: '/api/v1/public/disclosures?agencyId=2' },
  { id: 'public.disclosure', path: '/api/v1/public/disclosures/70', shows: found },
  { id: 'public.search', path: `/api/v1/public/disclosures/search?q=${QUERY}`, shows: says('"count":1') },
  {
    id: 'public.agencies',
    path: '/api/v1/public/agencies',
    shows: says('"itemCount":1,"url":"https://www.yunling.example/a/2"'),
  },
];

/** Routes on which no item ever stands. */
const WITHOUT_ITEMS = new Set([
  'agencies.apply',
  'agencies.guide',
  'disclosures.institutions',
  'disclosures.reports',
  'disclosures.robots',
  'portal.asset',
  'portal.preferences',
  'health',
  'ready',
]);

async function shown(route: Route): Promise<boolean> {
  const answer = await portal.get(route.path);
  assert.ok(answer.status < 500, `${route.path} answered ${answer.status}`);
  return (route.shows ?? says(TITLE))(answer);
}

before(async () => {
  await setSite(office, { siteName: '云岭县政府信息公开（虚构）' });
  await foundAgency(office, { id: 1, name: '云岭县司法局（虚构）' });
  await foundAgency(office, { id: 2, name: '云岭县水务局（虚构）' });
  await publish(office, { id: 71, title: '一份解读', category: 'policy-interpretation', explainsItemId: 70 });
  ({ hash } = await portal.store.put(BYTES));
});

describe('an item on the public site', () => {
  it('is on no route before it is published', async () => {
    for (const route of routes()) {
      // The other item alone already fills the site map.
      if (route.path === '/sitemap.xml') continue;
      assert.equal(await shown(route), false, `${route.id} ${route.path}`);
    }
  });

  it('reaches every route once it is published, cached pages included', async () => {
    await publish(office, {
      id: 70,
      agencyId: 2,
      category: 'normative-documents',
      title: TITLE,
      bodyText: '关于青石镇集镇污水管网二期工程初步设计的批复全文。',
      files: [{ hash, name: '批复.pdf', mediaType: 'application/pdf', size: BYTES.length }],
    });
    await until(() => shown({ id: 'disclosures.home', path: '/' }));
    for (const route of routes()) assert.equal(await shown(route), true, `${route.id} ${route.path}`);
    for (const route of routes()) assert.equal(await shown(route), true, `${route.id} ${route.path} the second time`);
  });

  it('serves its file under the sandbox policy, byte for byte', async () => {
    const answer = await fetch(`${portal.base}/d/70/files/${hash}/x.pdf`);
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), BYTES);
    assert.match(answer.headers.get('content-security-policy')!, /^sandbox/);
    assert.match(answer.headers.get('content-disposition')!, /^attachment; .*%E6%89%B9%E5%A4%8D\.pdf/);
    assert.equal((await portal.get(`/d/71/files/${hash}/x.pdf`)).status, 404);
  });

  it('leaves every route once it is withdrawn, and its page says why', async () => {
    await withdraw(office, 70, '数据有误，核实后重新公开');
    await until(async () => !(await shown({ id: 'disclosures.home', path: '/' })));
    for (const route of routes()) {
      if (route.path === '/sitemap.xml') continue;
      assert.equal(await shown(route), false, `${route.id} ${route.path}`);
    }
    const gone = await portal.get('/d/70');
    assert.equal(gone.status, 410);
    assert.match(gone.text, /数据有误，核实后重新公开/);
    assert.doesNotMatch(gone.text, /批复全文/);
    assert.equal((await portal.get('/d/70/qr.svg')).status, 404);
  });

  it('is tried on every public route there is', () => {
    const tried = new Set(routes().map(({ id }) => id));
    const untried = allRouteIds().filter(id => !tried.has(id) && !WITHOUT_ITEMS.has(id));
    assert.deepEqual(untried, []);
  });
});
