import type { DynamicModule, Type } from '@nestjs/common';
import { Inject, Injectable, Module } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { RerunInputsView, RerunView, WhyFirstView } from '#projections/shared/rerun.view';
import type { EngineChoice, MadeResult, Reruns } from './reruns.js';

const RERUNS = Symbol('reruns');

/** The recorded results of every context; each is asked in turn. */
@Injectable()
export class AllReruns implements Reruns {
  constructor(
    private readonly modules: ModuleRef,
    @Inject(RERUNS) private readonly types: readonly Type<Reruns>[],
  ) {}

  inputs(id: string): Promise<RerunInputsView | undefined> {
    return this.first((reruns) => reruns.inputs(id));
  }

  rerun(id: string, engine: EngineChoice): Promise<RerunView | undefined> {
    return this.first((reruns) => reruns.rerun(id, engine));
  }

  why(id: string): Promise<WhyFirstView | undefined> {
    return this.first((reruns) => reruns.why(id));
  }

  async *results(): AsyncIterable<MadeResult> {
    for (const reruns of this.each()) yield* reruns.results();
  }

  private async first<Found>(
    ask: (reruns: Reruns) => Promise<Found | undefined>,
  ): Promise<Found | undefined> {
    for (const reruns of this.each()) {
      const found = await ask(reruns);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private each(): readonly Reruns[] {
    return this.types.map((type) => this.modules.get(type, { strict: false }));
  }
}

/** Gives every context the recorded results of all, as their manifests name them. */
@Module({})
export class RerunsModule {
  static of(types: readonly Type<Reruns>[]): DynamicModule {
    return {
      module: RerunsModule,
      global: true,
      providers: [AllReruns, { provide: RERUNS, useValue: types }],
      exports: [AllReruns],
    };
  }
}
