import type { Ground } from '../ground.ts';
import { race } from '../load/race.ts';
import { isPayloadBuilt, startPayload } from '../servers/payload.ts';
import { type BenchLine, rateRow } from './bench-row.ts';

const ITEMS = 5_000;
const NEWEST = '/api/articles?limit=20&depth=0&sort=-publishedAt';
const FACTS = [
  'title',
  'agencyName',
  'category',
  'indexNumber',
  'documentNumber',
  'formedOn',
  'publishedAt',
  'summary',
];
const SELECT = FACTS.map(field => `&select[${field}]=true`).join('');
const LIST = 'list JSON';
const PAGE = 'server-rendered list page';

/**
 * The newest twenty of the same 5,000 rows on the same PostgreSQL, with as many connections; nothing cached on either side.
 * The floor counts against Payload's quicker list, the one that neither counts nor sends the texts.
 */
export async function payloadRows(ground: Ground): Promise<BenchLine[]> {
  if (!isPayloadBuilt()) {
    const notRun = 'Payload is installed and built by `npm run bench -- --peers`';
    return [LIST, PAGE].map(name => ({ name: `${name} against Payload`, notRun }));
  }
  const payload = await startPayload(await ground.database.forPeer('payload'), ITEMS);
  try {
    const ours = await ground.portal(ITEMS, 'uncached');
    const theirs = { port: payload.port, fromManyAddresses: false };
    const lists = await race(
      ground.load,
      {
        ours: { port: ours.port, paths: ['/api/v1/public/disclosures?limit=20'] },
        lean: { ...theirs, paths: [`${NEWEST}&pagination=false${SELECT}`] },
        usual: { ...theirs, paths: [NEWEST] },
      },
      ground.pace,
    );
    const pages = await race(
      ground.load,
      { ours: { port: ours.port, paths: ['/latest'] }, theirs: { ...theirs, paths: ['/list'] } },
      ground.pace,
    );
    const row = (name: string, ours: number, base: number, against: string, floor: number | null) =>
      rateRow({ name, ours, base, against, unit: 'req/s', floor });
    const [own, lean, usual] = [lists.ours.perSecond, lists.lean.perSecond, lists.usual.perSecond];
    return [
      row(LIST, own, lean, 'Payload REST, same fields, no count', 3),
      row(LIST, own, usual, 'Payload REST as it comes, with count', null),
      row(PAGE, pages.ours.perSecond, pages.theirs.perSecond, 'Payload on Next, no count', 5),
    ];
  } finally {
    await payload.stop();
  }
}
