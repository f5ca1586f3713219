import { Query } from '@nestjs/cqrs';
import type { Stamp } from '#api/platform/deciding/streams';
import type {
  HomeAsOfView,
  HomeDiffView,
  HomeTimelineView,
} from '#projections/trust/home-as-of/home-as-of.view';

/** What happened to a home, without opening anything. */
export class HomeTimelineQuery extends Query<HomeTimelineView> {
  constructor(
    readonly householdId: string,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** The home as it was, opened for the reason in the stamp. */
export class HomeAsOfQuery extends Query<HomeAsOfView> {
  constructor(
    readonly householdId: string,
    readonly asOf: string | undefined,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** What changed for a home between two moments, opened for the reason in the stamp. */
export class HomeDiffQuery extends Query<HomeDiffView> {
  constructor(
    readonly householdId: string,
    readonly from: string,
    readonly to: string | undefined,
    readonly stamp: Stamp,
  ) {
    super();
  }
}
