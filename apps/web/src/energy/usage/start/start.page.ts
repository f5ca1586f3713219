import { Component, computed, effect, inject, signal } from '@angular/core';
import { z } from 'zod';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router } from '@angular/router';
import type { SampleHomeView } from '#projections/energy/usage-upload/usage-upload.view';
import type { TypedBill } from '#domain/energy/usage/typed-bills.commands';
import { ERASED } from '#web/shared/api/session';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { Unsent } from '#web/shared/forms/unsent';
import { Icon } from '#web/shared/icons/icon';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { BillsForm } from '../intake/bills-form.js';
import { complaintAbout } from '../intake/file-pick.js';
import { UsageIntake } from '../intake/usage-intake.js';
import { FileQuestion } from '../question/file-question.js';
import { ForgetTables } from '../question/forget-tables.js';
import { DropZone } from './drop-zone.js';
import { FileHelp } from './file-help.js';
import { IntakeProgress } from './intake-progress.js';
import { SampleHomes } from './sample-homes.js';
import { ZoneChoice } from './zone-choice.js';

/** Query parameter with the id of an upload that waits for an answer. */
const WAITING = 'upload';
const UploadId = z.uuid();

/** The start page: a meter file, a sample home or typed bills; each leads to the usage page. */
@Component({
  selector: 'tb-start-page',
  imports: [
    BillsForm,
    DropZone,
    FileHelp,
    FileQuestion,
    ForgetTables,
    Icon,
    IntakeProgress,
    MatButton,
    ProblemNotice,
    SampleHomes,
    ZoneChoice,
  ],
  providers: [UsageIntake, outlinedFields],
  templateUrl: './start.page.html',
  styleUrl: './start.page.scss',
})
export class StartPage {
  private readonly router = inject(Router);
  protected readonly intake = inject(UsageIntake);

  /** Whether the person comes from erasing their home; a reload forgets it. */
  protected readonly erased = this.router.currentNavigation()?.extras.info === ERASED;
  protected readonly zone = signal<string | null>(null);
  private readonly unsent = inject(Unsent);
  protected readonly typing = signal(this.unsent.kept('bills', z.array(z.unknown())) !== null);
  protected readonly complaint = signal<string | null>(null);
  protected readonly busy = computed(() => ['sending', 'reading', 'done'].includes(this.intake.state().step));
  protected readonly failure = computed(() => {
    const state = this.intake.state();
    return state.step === 'failed' ? state.error : null;
  });

  protected readonly asking = computed(() => {
    const state = this.intake.state();
    return state.step === 'asking' ? state : null;
  });

  /** A sample home's postcode, passed on for the plan page to suggest. */
  private postcode: string | null = null;

  constructor() {
    const waiting = inject(ActivatedRoute).snapshot.queryParamMap.get(WAITING);
    if (waiting !== null && UploadId.safeParse(waiting).success) this.intake.resume(waiting);
    effect(() => {
      const asked = this.asking();
      // With the upload in the address, the question is still there after a reload.
      if (asked !== null) this.keepInAddress(asked.uploadId);
    });
    effect(() => {
      if (this.intake.state().step !== 'done') return;
      this.unsent.forget('bills');
      const queryParams = this.postcode === null ? {} : { postcode: this.postcode };
      void this.router.navigate(['/usage'], { queryParams });
    });
  }

  protected giveUp(): void {
    this.intake.cancel();
    this.keepInAddress(null);
  }

  private keepInAddress(uploadId: string | null): void {
    void this.router.navigate([], { queryParams: { [WAITING]: uploadId }, replaceUrl: true });
  }

  protected takeSample({ id, postcode }: SampleHomeView): void {
    this.postcode = postcode;
    this.intake.sample(id);
  }

  protected sendFiles(files: readonly File[]): void {
    this.complaint.set(complaintAbout(files));
    if (this.complaint() !== null) return;
    this.postcode = null;
    this.intake.files(files, this.zone());
  }

  protected sendBills(bills: readonly TypedBill[]): void {
    this.postcode = null;
    this.intake.bills(bills, this.zone());
  }
}
