/** A stream of server-sent events that a test writes itself. */
export class FakeEvents extends EventTarget {
  readyState: number = 1;
  closed = false;

  emit(type: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
  }

  /** The connection is lost for good, as the browser reports it. */
  fail(): void {
    this.readyState = 2;
    this.dispatchEvent(new Event('error'));
  }

  close(): void {
    this.closed = true;
  }
}
