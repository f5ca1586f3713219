import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import type { AddressInfo } from 'node:net';
import { eventually } from './eventually.js';

/** A mail as it came in. */
export interface Received {
  readonly to: string;
  readonly text: string;
}

/** A mail server that takes everything (the least of RFC 5321), and shows it. */
export class MailServer {
  private readonly received: Received[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer((socket) => void this.serve(socket));
  }

  static async start(): Promise<MailServer> {
    const one = new MailServer();
    await new Promise<void>((resolve) => one.server.listen(0, '127.0.0.1', resolve));
    return one;
  }

  /** Settings with which the application sends mail here. */
  get settings(): Readonly<Record<string, string>> {
    const { port } = this.server.address() as AddressInfo; // it listens on a port
    return { SMTP_URL: `smtp://127.0.0.1:${String(port)}`, PUBLIC_URL: 'http://localhost:8000' };
  }

  /** Every mail to an address until now. */
  to(address: string): readonly Received[] {
    return this.received.filter(({ to }) => to === address);
  }

  /** Waits for the `count`th mail to an address. */
  mail(address: string, count = 1): Promise<Received> {
    return eventually(() => {
      const one = this.to(address)[count - 1];
      if (one === undefined) throw new Error(`no ${String(count)}. mail to ${address} yet`);
      return Promise.resolve(one);
    }, 20_000);
  }

  /** The secret of the link in the `count`th mail to an address. */
  async secret(address: string, count = 1): Promise<string> {
    const { text } = await this.mail(address, count);
    return /\/account\/link#([\w-]{43})/.exec(text)?.[1] ?? '';
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
  }

  private async serve(socket: Socket): Promise<void> {
    socket.on('error', () => undefined);
    const say = (line: string): boolean => socket.write(`${line}\r\n`);
    let to = '';
    let text: string[] | undefined;
    say('220 test');
    for await (const line of createInterface({ input: socket })) {
      if (text !== undefined) {
        if (line !== '.') {
          text.push(line);
          continue;
        }
        this.received.push({ to, text: decoded(text) });
        text = undefined;
        say('250 taken');
      } else if (/^RCPT/i.test(line)) {
        to = /<(.*)>/.exec(line)?.[1] ?? '';
        say('250 ok');
      } else if (/^DATA/i.test(line)) {
        text = [];
        say('354 go on');
      } else if (/^QUIT/i.test(line)) {
        say('221 bye');
        socket.end();
      } else say('250 ok');
    }
  }
}

/** The text of a mail, its quoted-printable encoding undone (RFC 2045, 6.7). */
function decoded(lines: readonly string[]): string {
  const bytes = lines
    .join('\n')
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
