import { homeAt, idOf } from './entry-events.js';

/** A search as it is typed, another one each run. */
export interface BenchSearch {
  readonly name: string;
  search(run: number): string;
  /** Where a page goes on from. */
  after?(run: number): string;
}

/** What auditors ask, of a trail of so many entries. */
export function searches(entries: number): readonly BenchSearch[] {
  const somewhere = (run: number): number => 1 + (((run * 104_729 + 13) * 7_919) % entries);
  const home = (run: number): string => String(homeAt(somewhere(run)));
  const day = (run: number): string =>
    new Date(Date.parse('2026-06-10') + run * 4 * 86_400_000).toISOString().slice(0, 10);
  return [
    { name: 'the newest', search: () => '-target:trail' },
    { name: 'a page deep in the past', search: () => '', after: (run) => String(somewhere(run)) },
    { name: 'an actor', search: (run) => `actor:${idOf(`guest ${home(run)}`)}` },
    { name: 'a home', search: (run) => `home:${idOf(`home ${home(run)}`)}` },
    {
      name: 'a correlation',
      search: (run) => `correlation:${idOf(`request ${String(somewhere(run) >> 3)}`)}`,
    },
    { name: 'a target', search: (run) => `target:upload/${idOf(`upload ${String(somewhere(run) >> 4)}`)}` },
    { name: 'a plan', search: (run) => `target:plan-${String((run * 37) % 5_000)}` },
    { name: 'a common type', search: () => 'type:energy.usage-uploaded' },
    { name: 'a kind of target', search: () => 'target:plan' },
    { name: 'a category', search: () => 'category:plans' },
    { name: 'a rare role', search: () => 'role:admin' },
    { name: 'what was refused', search: () => 'outcome:refused' },
    { name: 'a day', search: (run) => `created:${day(run)}` },
    { name: 'refused before a day', search: (run) => `outcome:refused created:<${day(run)}` },
    { name: 'an actor on a day', search: (run) => `actor:${idOf(`guest ${home(run)}`)} created:${day(run)}` },
    { name: 'common words', search: () => 'recommendation' },
    { name: 'rare words', search: (run) => `July list ${String(somewhere(run))}` },
    { name: 'words of admins', search: () => 'role:admin August' },
    { name: 'words nobody said', search: (run) => `nonsense${String(run)}` },
    {
      name: 'an actor who never did that',
      search: (run) => `actor:${idOf(`guest ${home(run)}`)} type:energy.plan-edition-recorded`,
    },
    { name: 'a common word by an auditor', search: () => 'role:auditor household' },
    { name: 'all but a few', search: () => '-outcome:done -role:guest -action:viewed' },
  ];
}
