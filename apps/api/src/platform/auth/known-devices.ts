import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Credentials } from '../credentials/credentials.js';

const NAME = 'treebeard_device';
const SECURE_NAME = `__Host-${NAME}`;
const LONGEST = 200;
const YEAR_S = 365 * 24 * 3600;

/**
 * Tells browsers that an account was signed in from before, by a cookie that only we can make: their tries count
 * apart, so that strangers who try passwords never keep the owner out.
 */
export class KnownDevices {
  constructor(
    private readonly credentials: Pick<Credentials, 'digest'>,
    private readonly secure: boolean,
  ) {}

  /** What a browser shows; not yet checked. */
  static shown({ cookies }: Pick<FastifyRequest, 'cookies'>): string {
    return (cookies[SECURE_NAME] ?? cookies[NAME] ?? '').slice(0, LONGEST);
  }

  /** Marks the browser that an account was just signed in from. */
  mark(reply: FastifyReply, accountId: string): void {
    const device = randomUUID();
    const value = `${device}.${this.mac(device, accountId).toString('base64url')}`;
    void reply.setCookie(this.secure ? SECURE_NAME : NAME, value, {
      httpOnly: true,
      sameSite: 'strict',
      secure: this.secure,
      path: '/',
      maxAge: YEAR_S,
    });
  }

  /** Whether what a browser shows was given to it for this account. */
  knows(shown: string, accountId: string): boolean {
    const [device = '', mac = ''] = shown.split('.');
    const right = this.mac(device, accountId);
    const claimed = Buffer.from(mac, 'base64url');
    return claimed.length === right.length && timingSafeEqual(claimed, right);
  }

  private mac(device: string, accountId: string): Buffer {
    return this.credentials.digest('device', `${device}\n${accountId}`);
  }
}
