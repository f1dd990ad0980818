import config from '@payload-config';
import { getPayload } from 'payload';

interface Row {
  readonly id: number;
  readonly title: string;
  readonly agencyName: string;
  readonly category: string;
  readonly documentNumber: string | null;
  readonly publishedAt: string;
}

export const dynamic = 'force-dynamic';

/** Twenty rows, newest first, drawn for every request: Payload's own local interface, without a count. */
export default async function List() {
  const payload = await getPayload({ config });
  const { docs } = await payload.find({
    collection: 'articles',
    limit: 20,
    sort: '-publishedAt',
    depth: 0,
    pagination: false,
    select: { title: true, agencyName: true, category: true, documentNumber: true, publishedAt: true },
  });
  return (
    <>
      <h1>最新公开</h1>
      <ol>
        {(docs as unknown as Row[]).map(item => (
          <li key={item.id}>
            <time dateTime={item.publishedAt}>{item.publishedAt.slice(0, 10)}</time>
            <a href={`/d/${item.id}`}>{item.title}</a>
            <span>{[item.agencyName, item.category, item.documentNumber].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
