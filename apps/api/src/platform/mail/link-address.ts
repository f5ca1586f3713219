import type { Config } from '#api/config/config';

/** Where one-time links lead. */
export class LinkAddress {
  private readonly origin: string;

  constructor({ PUBLIC_URL, PORT }: Pick<Config, 'PUBLIC_URL' | 'PORT'>) {
    this.origin = PUBLIC_URL ?? `http://localhost:${String(PORT)}`;
  }

  /** The address of a link. Its secret is in the fragment, which browsers send to nobody and no log holds. */
  of(secret: string): string {
    return `${this.origin}/account/link#${secret}`;
  }

  /** The address of a page. */
  page(path: string): string {
    return `${this.origin}${path}`;
  }
}
