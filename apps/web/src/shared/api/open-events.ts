import { InjectionToken } from '@angular/core';

/** Opens a stream of server-sent events; injected, because a test has no server. */
export const openEvents = new InjectionToken<(address: string) => EventSource>('openEvents', {
  providedIn: 'root',
  factory: () => (address) => new EventSource(address),
});
