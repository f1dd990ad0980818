import { BlockList, isIP, isIPv4 } from 'node:net';

/** Addresses that no outgoing call may reach: they lead back into the machine, the machine room, or nowhere (IANA registries). */
const RANGES: readonly (readonly [string, number, string])[] = [
  ['0.0.0.0', 8, 'this network'],
  ['10.0.0.0', 8, 'private (RFC 1918)'],
  ['100.64.0.0', 10, 'shared by carriers (RFC 6598); 100.100.100.200 is a cloud metadata service'],
  ['127.0.0.0', 8, 'loopback'],
  ['169.254.0.0', 16, 'link-local; 169.254.169.254 is the cloud metadata service'],
  ['172.16.0.0', 12, 'private (RFC 1918)'],
  ['192.0.0.0', 24, 'protocol assignments'],
  ['192.0.2.0', 24, 'documentation'],
  ['192.88.99.0', 24, '6to4 relays'],
  ['192.168.0.0', 16, 'private (RFC 1918)'],
  ['198.18.0.0', 15, 'benchmarks'],
  ['198.51.100.0', 24, 'documentation'],
  ['203.0.113.0', 24, 'documentation'],
  ['224.0.0.0', 4, 'multicast'],
  ['240.0.0.0', 4, 'reserved and broadcast'],
  ['::', 128, 'unspecified'],
  ['::1', 128, 'loopback'],
  ['::', 96, 'IPv4-compatible, long withdrawn'],
  ['100::', 64, 'discard'],
  ['2001::', 23, 'protocol assignments, Teredo among them'],
  ['2001:db8::', 32, 'documentation'],
  ['2002::', 16, '6to4: holds an IPv4 address'],
  ['3fff::', 20, 'documentation'],
  ['5f00::', 16, 'segment routing'],
  ['64:ff9b:1::', 48, 'local NAT64'],
  ['fc00::', 7, 'private (RFC 4193)'],
  ['fe80::', 10, 'link-local'],
  ['fec0::', 10, 'site-local'],
  ['ff00::', 8, 'multicast'],
];

const forbidden = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [network, prefix] of RANGES) {
  const family = isIPv4(network) ? 'ipv4' : 'ipv6';
  forbidden[family].addSubnet(network, prefix, family);
}

/** True for everything that is not an ordinary address of the public internet, whatever way it is written. */
export function isForbiddenAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  const kind = isIP(bare);
  if (kind === 0) return true;
  if (kind === 4) return forbidden.ipv4.check(bare, 'ipv4');
  const inner = innerIpv4(bare);
  if (inner !== null) return forbidden.ipv4.check(inner, 'ipv4');
  return forbidden.ipv6.check(bare, 'ipv6');
}

/** IPv6 addresses that are an IPv4 address in other clothes: mapped (`::ffff:a.b.c.d`) and NAT64 (`64:ff9b::/96`). */
function innerIpv4(address: string): string | null {
  const words = expand(address);
  const high = words
    .slice(0, 6)
    .map(word => word.toString(16))
    .join(':');
  if (!['0:0:0:0:0:ffff', '0:0:0:0:ffff:0', '64:ff9b:0:0:0:0'].includes(high)) return null;
  const [seventh, eighth] = [words[6] ?? 0, words[7] ?? 0];
  return [seventh >> 8, seventh & 255, eighth >> 8, eighth & 255].join('.');
}

function expand(address: string): number[] {
  const dotted = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const plain = dotted
    ? address.slice(0, dotted.index) + toWord(dotted[1], dotted[2]) + ':' + toWord(dotted[3], dotted[4])
    : address;
  const [left = '', right] = plain.split('::');
  const head = left.split(':').filter(Boolean);
  const tail = (right ?? '').split(':').filter(Boolean);
  const zeros = right === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...Array<string>(Math.max(0, zeros)).fill('0'), ...tail].map(word => Number.parseInt(word, 16));
}

function toWord(high: string | undefined, low: string | undefined): string {
  return ((Number(high) << 8) | Number(low)).toString(16);
}
