import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP, isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { isPublicNameFromHere } from '../http/proxy-warnings.js';

/** Who counts as an operator, who may see the installation's state in detail. */
export interface OperatorSettings {
  /** Sent as `Authorization: Bearer`; undefined if there is no token. */
  readonly token: string | undefined;
  /** Addresses, networks, or `loopback`. */
  readonly addresses: readonly string[];
  /** Whether a trusted proxy's `X-Forwarded-For` already sets the request's address. */
  readonly behindProxy: boolean;
}

/** Tells operators from everybody else, by a token or by the address they come from. */
export class Operators {
  private readonly listed = new BlockList();

  constructor(private readonly settings: OperatorSettings) {
    for (const one of settings.addresses) this.list(one);
  }

  /** What comes through a proxy has no address of its own, unless the proxy is trusted to state it. */
  includes({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>): boolean {
    if (this.hasToken(headers.authorization)) return true;
    const isForwarded = headers['x-forwarded-for'] !== undefined;
    if (isForwarded && !this.settings.behindProxy) return false;
    if (!isForwarded && isPublicNameFromHere(headers.host, ip)) return false;
    return isIP(ip) !== 0 && this.listed.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
  }

  private list(text: string): void {
    if (text === 'loopback') {
      this.listed.addSubnet('127.0.0.0', 8);
      this.listed.addAddress('::1', 'ipv6');
      return;
    }
    const [address = '', bits] = text.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) this.listed.addAddress(address, family);
    else this.listed.addSubnet(address, Number(bits), family);
  }

  private hasToken(authorization: string | undefined): boolean {
    const { token } = this.settings;
    if (token === undefined || authorization === undefined) return false;
    return timingSafeEqual(digest(authorization), digest(`Bearer ${token}`));
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
