import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { DomainError } from '#domain/shared/domain-error';
import { LogKeysView } from '#projections/shared/log-keys.view';
import { parseTilePath } from '#domain/shared/proof/tiles';
import { Permit, Public } from '../auth/permission.guard.js';
import { Answers, Documented } from '../http/documentation.js';
import { Limits } from '../http/limits/route-limits.js';
import type { Platform } from '../platform.js';
import { PLATFORM } from '../platform.module.js';

const Size = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const InclusionSchema = z.object({ index: Size, size: Size });
const ConsistencySchema = z.object({ first: Size, second: Size });
const ProofView = z.object({ proof: z.array(z.string()) });
const Level = z.coerce.number().int().min(0).max(63);

/** Bytes and notes as C2SP describes them: no JSON, so no schema. */
const Raw = (): MethodDecorator => Documented(({ ApiExcludeEndpoint }) => ApiExcludeEndpoint());

/** Full tiles never change; a partial one is part of a full one later. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * The log's tree as C2SP tlog-tiles serves it. Hashes tell nothing, so checkpoints, tiles and proofs are public; the
 * entries name streams and times, and are for auditors.
 */
@Public()
@Controller('tlog')
export class TlogController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Raw()
  @Get('checkpoint')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'no-cache')
  async checkpoint(): Promise<string> {
    return (await this.platform.transparency.newest()).note;
  }

  @Get('keys')
  @Answers(200, LogKeysView)
  async keys(): Promise<LogKeysView> {
    return { keys: [...(await this.platform.transparency.keys())] };
  }

  @Get('inclusion')
  @Limits({ cost: 2 })
  @Answers(200, ProofView)
  async inclusion(
    @Query({ schema: InclusionSchema }) { index, size }: z.infer<typeof InclusionSchema>,
  ): Promise<z.infer<typeof ProofView>> {
    return { proof: [...(await this.platform.transparency.inclusion(index, size))] };
  }

  @Get('consistency')
  @Limits({ cost: 2 })
  @Answers(200, ProofView)
  async consistency(
    @Query({ schema: ConsistencySchema }) { first, second }: z.infer<typeof ConsistencySchema>,
  ): Promise<z.infer<typeof ProofView>> {
    return { proof: [...(await this.platform.transparency.consistency(first, second))] };
  }

  @Permit('audit:read')
  @Raw()
  @Get('tile/entries/*')
  @Limits({ cost: 5, atOnce: 2 })
  @Header('content-type', 'application/octet-stream')
  @Header('cache-control', 'no-store')
  async entries(@Param('*') path: string): Promise<Buffer> {
    return Buffer.from(await this.platform.transparency.entries(placeAt(path)));
  }

  @Raw()
  @Get('tile/:level/*')
  @Header('content-type', 'application/octet-stream')
  @Header('cache-control', FOR_EVER)
  async tile(@Param('level', { schema: Level }) level: number, @Param('*') path: string): Promise<Buffer> {
    return Buffer.from(await this.platform.transparency.tile({ ...placeAt(path), level }));
  }
}

/** Throws `proof.no-tile` for what is no tile's path. */
function placeAt(path: string): { readonly number: number; readonly width: number } {
  const place = parseTilePath(path);
  if (place !== undefined) return place;
  throw new DomainError('proof.no-tile', 'A tile’s path reads x001/x234/067 or 000.p/17.', {}, 'not-found');
}
