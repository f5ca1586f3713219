import { Logger } from '@nestjs/common';
import type { Transporter } from 'nodemailer';
import { Fault } from '#domain/shared/fault';

/** A mail to one person. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** How mail is sent. */
export interface MailSettings {
  /** `smtps://user:password@host`; undefined where there is none. */
  readonly smtpUrl: string | undefined;
  readonly from: string;
}

const PATIENCE_MS = 20_000;

/** Sends mail by SMTP, or writes it into the operator's log, without the address. */
export class Mail {
  private readonly log = new Logger('mail');
  private transport: Promise<Transporter> | undefined;

  constructor(private readonly settings: MailSettings) {}

  /** Whether mail reaches people, and not only the operator's log. */
  get isOn(): boolean {
    return this.settings.smtpUrl !== undefined;
  }

  /** Throws the fault `mail.not-sent`, after which a retry may help. */
  async send({ to, subject, text }: Letter): Promise<void> {
    const { smtpUrl, from } = this.settings;
    if (smtpUrl === undefined) {
      this.log.warn(`No mail is configured (SMTP_URL), so this was not sent: ${subject}\n${text}`);
      return;
    }
    try {
      this.transport ??= open(smtpUrl);
      await (await this.transport).sendMail({ from, to, subject, text });
    } catch (cause) {
      // The cause may quote the address.
      throw new Fault(
        'mail.not-sent',
        'The mail server did not take a mail.',
        {},
        {
          kind: 'unavailable',
          cause: cause instanceof Error ? cause.name : undefined,
        },
      );
    }
  }
}

/** Loads the library with the first mail. */
async function open(smtpUrl: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url: smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
