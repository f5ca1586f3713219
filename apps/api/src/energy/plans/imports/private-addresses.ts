import { BlockList, isIPv6 } from 'node:net';

/**
 * Networks that no public address lies in: our own machine and networks, links, documentation, multicast, and the
 * forms of IPv6 that carry an IPv4 address elsewhere (IANA's special-purpose registries).
 */
const NETWORKS: readonly (readonly [address: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
];

const listed = new BlockList();
for (const [address, bits] of NETWORKS) listed.addSubnet(address, bits, isIPv6(address) ? 'ipv6' : 'ipv4');

/** Whether an address (not a name) lies in a network that is not public; an IPv4 address in IPv6 counts as itself. */
export function isPrivate(address: string): boolean {
  return listed.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
