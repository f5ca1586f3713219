import type { HttpEvent } from '@angular/common/http';
import { HttpEventType } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import type { Observable } from 'rxjs';
import { map, of, Subscription, switchMap, takeWhile, tap, throwError, timer } from 'rxjs';
import type { TypedBill } from '#domain/energy/usage/typed-bills.commands';
import type { UsageQuestionView } from '#projections/energy/usage-upload/usage-question.view';
import type { UsageUploadView } from '#projections/energy/usage-upload/usage-upload.view';
import { Api } from '#web/shared/api/api';
import type { Answer } from '../question/question.js';
import { deviceZone } from '../question/zone-choices.js';
import { UsageApi } from './usage-api.js';
import { refusalOf } from './refusal.js';

/** How far an upload and its import have come. Shares are 0 to 1. */
export type IntakeState =
  | { readonly step: 'idle' }
  | { readonly step: 'sending'; readonly share: number }
  | { readonly step: 'reading'; readonly uploadId: string; readonly share: number }
  | {
      readonly step: 'asking';
      readonly uploadId: string;
      readonly question: UsageQuestionView;
      /** Whether an answer is being sent. */
      readonly busy: boolean;
      /** The error if the answer could not be sent, else null. */
      readonly error: unknown;
    }
  | { readonly step: 'failed'; readonly error: unknown }
  | { readonly step: 'done' };

const POLL_MS = 400;
/** Ten minutes of polling; the largest file allowed takes a fraction of that. */
const MOST_POLLS = 1500;

/** Sends usage and follows its import to the end; one import at a time, which can be cancelled. */
@Injectable()
export class UsageIntake {
  private readonly api = inject(Api);
  private readonly usage = inject(UsageApi);
  private running = Subscription.EMPTY;
  private readonly current = signal<IntakeState>({ step: 'idle' });

  readonly state = this.current.asReadonly();

  files(files: readonly File[], zone: string | null): void {
    const sent = this.usage.sendFiles(files, zone).pipe(
      tap((event) => {
        this.noteSent(event);
      }),
      switchMap((event) => (event.type === HttpEventType.Response ? of(this.api.accept(event.body).id) : [])),
    );
    this.run(sent);
  }

  sample(sampleId: string): void {
    this.run(this.usage.takeSample(sampleId).pipe(map(({ id }) => id)));
  }

  /** Typed bills name no clock; unless the person chose one, it is that of the device they are typed on. */
  bills(bills: readonly TypedBill[], zone: string | null): void {
    this.run(this.usage.sendBills(bills, zone ?? deviceZone()).pipe(map(({ id }) => id)));
  }

  /** Continues with an upload that was sent before. */
  resume(uploadId: string): void {
    this.run(of(uploadId));
  }

  /** Answers a question about the files; the question stays on the page until the answer is accepted. */
  answer(said: Answer): void {
    const asking = this.current();
    if (asking.step !== 'asking') return;
    this.current.set({ ...asking, busy: true, error: null });
    this.running = this.usage
      .answer(asking.uploadId, said)
      .pipe(switchMap(() => this.follow(asking.uploadId)))
      .subscribe({
        next: (upload) => {
          this.note(upload);
        },
        error: (error: unknown) => {
          const wasTaken = this.current().step !== 'asking';
          this.current.set(wasTaken ? { step: 'failed', error } : { ...asking, busy: false, error });
        },
      });
  }

  /** Stops sending, or tells the server to stop reading. */
  cancel(): void {
    const state = this.current();
    this.running.unsubscribe();
    this.current.set({ step: 'idle' });
    if (state.step === 'reading' || state.step === 'asking')
      this.usage.cancel(state.uploadId).subscribe({ error: ignoreLate });
  }

  /** Back to the start after a failure. */
  reset(): void {
    this.current.set({ step: 'idle' });
  }

  private run(uploadId: Observable<string>): void {
    this.running.unsubscribe();
    this.current.set({ step: 'sending', share: 0 });
    this.running = uploadId.pipe(switchMap((id) => this.follow(id))).subscribe({
      next: (upload) => {
        this.note(upload);
      },
      error: (error: unknown) => {
        this.current.set({ step: 'failed', error });
      },
    });
  }

  private follow(uploadId: string): Observable<UsageUploadView> {
    this.current.set({ step: 'reading', uploadId, share: 0 });
    return timer(0, POLL_MS).pipe(
      switchMap((poll) =>
        poll < MOST_POLLS
          ? this.usage.upload(uploadId)
          : throwError(() => new Error('The import is taking too long.')),
      ),
      takeWhile(({ status }) => status === 'received', true),
    );
  }

  private ask({ uploadId, question }: UsageUploadView): void {
    if (question === null) return;
    this.current.set({ step: 'asking', uploadId, question, busy: false, error: null });
  }

  private noteSent(event: HttpEvent<unknown>): void {
    if (event.type !== HttpEventType.UploadProgress) return;
    this.current.set({ step: 'sending', share: event.total === undefined ? 0 : event.loaded / event.total });
  }

  private note(upload: UsageUploadView): void {
    switch (upload.status) {
      case 'received':
        this.current.set({ step: 'reading', uploadId: upload.uploadId, share: upload.progress });
        return;
      case 'needs-mapping':
      case 'needs-zone':
      case 'needs-bills':
        this.ask(upload);
        return;
      case 'imported':
        this.current.set({ step: 'done' });
        return;
      case 'rejected':
        this.current.set({ step: 'failed', error: refusalOf(upload) });
        return;
      case 'cancelled':
        this.current.set({ step: 'idle' });
    }
  }
}

/** The import may end before the cancellation arrives; then there is nothing left to stop. */
function ignoreLate(): void {
  return;
}
