import type {
  CatalogueImportView,
  CatalogueOverviewView,
} from '#projections/energy/catalogue/catalogue-import.view';

type Moment = CatalogueOverviewView['history'][number];
type Report = NonNullable<CatalogueImportView['report']>;

/** How far an import is, as one would say it. */
export const STATUS_WORDS: Readonly<Record<CatalogueImportView['status'], string>> = {
  requested: 'being read',
  checked: 'waiting for your yes',
  confirmed: 'being applied',
  ended: 'ended without a change',
  done: 'done',
};

/** How prices of a plan changed. */
export const DIRECTION_WORDS: Readonly<Record<Report['changed'][number]['direction'], string>> = {
  dearer: 'dearer',
  cheaper: 'cheaper',
  mixed: 'some prices up, some down',
  same: 'the same prices',
  other: 'other charges',
};

/** `12 plans`, `1 plan`. */
export function plans(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'plan' : 'plans'}`;
}

/** Where an import's list comes from. */
export function originWords({ origin, reading }: Pick<CatalogueImportView, 'origin' | 'reading'>): string {
  switch (origin.kind) {
    case 'file':
      return `${reading.source}, from the file ${origin.name}`;
    case 'address':
      return `${reading.source}, from ${origin.url}`;
    case 'revision':
      return `The catalogue as it was at position ${origin.position}`;
  }
}

/** One change of the catalogue in a sentence. */
export function momentWords({ what, subject, counts, actor }: Moment): string {
  const who = actor.kind === 'system' ? 'TreeBeard' : actor.kind === 'operator' ? 'An operator' : 'An admin';
  if (what === 'published') return `${who} published the plan ${subject}.`;
  if (what === 'withdrawn') return `${who} withdrew the plan ${subject}.`;
  const { added = 0, changed = 0, withdrawn = 0 } = counts ?? {};
  const list = subject === 'rollback' ? 'brought back an earlier catalogue' : `imported the list ${subject}`;
  return `${who} ${list}: ${plans(added)} added, ${String(changed)} changed, ${String(withdrawn)} withdrawn.`;
}

/** A moment of the log in the reader's own time. */
export function momentText(utc: string): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(utc));
}
