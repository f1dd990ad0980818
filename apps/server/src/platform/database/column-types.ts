import pg from 'pg';

/** Object ids of PostgreSQL's own types; they are the same in every database. */
const OID = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, int8s: 1016, dates: 1182, timestamptzs: 1185 };

/** A day as it stands, `2026-11-21`. */
function readDate(text: string): string {
  return text;
}

/** `2026-11-21 02:00:00.123456+00` → `2026-11-21T02:00:00.123Z`. Sessions run in UTC, so there is no other offset. */
export function readInstant(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text);
  if (!match) throw new RangeError(`A timestamptz that is no instant in UTC: ${text}`);
  return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`;
}

/** Counts and ids fit a number up to 2^53; a larger one must not come back rounded. */
export function readInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`A bigint beyond 2^53 came from the database: ${text}`);
  return value;
}

/** No member of these arrays holds a comma, quote or brace. */
function readArrayOf<Member>(readMember: (text: string) => Member) {
  return (text: string): (Member | null)[] => {
    if (text === '{}') return [];
    return text
      .slice(1, -1)
      .split(',')
      .map(member => {
        const bare = member.replace(/^"|"$/g, '');
        return bare === 'NULL' ? null : readMember(bare);
      });
  };
}

const READERS = new Map<number, (text: string) => unknown>([
  [OID.int8, readInt8],
  [OID.date, readDate],
  [OID.timestamp, readDate],
  [OID.timestamptz, readInstant],
  [OID.int8s, readArrayOf(readInt8)],
  [OID.dates, readArrayOf(readDate)],
  [OID.timestamptzs, readArrayOf(readInstant)],
]);

/** Given to each connection of ours, so that the driver's global table stays as other packages expect it. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: string) => {
    const own = format === 'binary' ? undefined : READERS.get(oid);
    return own ?? pg.types.getTypeParser(oid, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};
