import { httpResource } from '@angular/common/http';
import { Component, inject, output } from '@angular/core';
import { z } from 'zod';
import { SampleHomeView } from '#projections/energy/usage-upload/usage-upload.view';
import { Api } from '#web/shared/api/api';
import { kwh } from '#web/shared/format/energy';
import { Icon } from '#web/shared/icons/icon';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';

const SampleHomeList = z.array(SampleHomeView);

/** Sample homes, for people without a file at hand. */
@Component({
  selector: 'tb-sample-homes',
  imports: [Icon, Loading, ProblemNotice],
  templateUrl: './sample-homes.html',
  styleUrl: './sample-homes.scss',
})
export class SampleHomes {
  readonly picked = output<SampleHomeView>();
  protected readonly kwh = kwh;
  private readonly api = inject(Api);
  protected readonly homes = httpResource(() => this.api.query('/sample-homes'), {
    parse: (body) => SampleHomeList.parse(body),
  });
}
