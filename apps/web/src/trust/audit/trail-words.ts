import { locale } from '#web/shared/format/region';

/** The reader's own time zone, whose days the trail is told in. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** `Monday, November 30, 2026`. */
export function longDay(utc: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'full' }).format(new Date(utc));
}

/** `2:05:09 PM`. */
export function clock(utc: string): string {
  return new Intl.DateTimeFormat(locale(), { timeStyle: 'medium' }).format(new Date(utc));
}

/** `Nov 30, 2026, 2:05:09 PM`. */
export function moment(utc: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(utc),
  );
}

/** `at once`, `0.4 s later`, `3 min later`. */
export function since(first: string, utc: string): string {
  const seconds = Math.max(0, Date.parse(utc) - Date.parse(first)) / 1000;
  if (seconds < 0.05) return 'at once';
  if (seconds < 100) return `${String(Math.round(seconds * 10) / 10)} s later`;
  if (seconds < 6_000) return `${String(Math.round(seconds / 60))} min later`;
  return `${String(Math.round(seconds / 3_600))} h later`;
}

/** `Usage upload` from `energy.usage-upload.v1`. */
export function modelName(name: string): string {
  const words = name
    .replace(/^[^.]+\./, '')
    .replace(/\.v\d+$/, '')
    .replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
