import { HttpEventType, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { aMappingQuestion, aZoneQuestion } from '#web-test/a-question';
import { eventually } from '#web-test/eventually';
import { UsageIntake } from './usage-intake.js';

const uploadId = '5a0f7b53-5c3f-4f5a-8a3b-0d9f0f6c2b11';
const polled = `/api/v1/usage/uploads/${uploadId}?after=7`;

function upload(status: string, rest: object = {}): object {
  const base = { uploadId, status, uploadedAt: '2026-11-21T12:00:00Z', files: 1, bytes: 10 };
  return { ...base, progress: 0.5, problem: null, question: null, ...rest };
}

describe('bringing usage in', () => {
  let intake: UsageIntake;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [UsageIntake, provideHttpClient(), provideHttpClientTesting()],
    });
    intake = TestBed.inject(UsageIntake);
    server = TestBed.inject(HttpTestingController);
  });

  function send(zone: string | null = null) {
    intake.files([new File(['x'], 'a.csv'), new File(['y'], 'b.csv')], zone);
    return server.expectOne('/api/v1/usage/uploads');
  }

  async function answerPoll(view: object): Promise<void> {
    await eventually(() => {
      server.expectOne(polled).flush(view);
    });
  }

  it('sends the zone first, then all files together', () => {
    const body = send('America/Chicago').request.body as FormData;
    expect([...body.keys()]).toEqual(['zone', 'file', 'file']);
  });

  it('leaves the zone out unless the person chose one', () => {
    const body = send().request.body as FormData;
    expect(body.has('zone')).toBe(false);
  });

  it('reads typed bills on the clock of the device unless the person chose another', () => {
    const bills = [{ start: '2026-01-01', end: '2026-02-01', kwh: '900' }];
    const sent = () => server.expectOne('/api/v1/usage/bills').request.body as { zone: string };
    intake.bills(bills, null);
    expect(sent().zone).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    intake.bills(bills, 'Australia/Sydney');
    expect(sent().zone).toBe('Australia/Sydney');
  });

  it('tells how much has gone out', () => {
    send().event({ type: HttpEventType.UploadProgress, loaded: 1, total: 4 });
    expect(intake.state()).toEqual({ step: 'sending', share: 0.25 });
  });

  it('then reads its own write and follows the import', async () => {
    send().flush({ id: uploadId, position: '7' });
    await answerPoll(upload('received'));
    expect(intake.state()).toEqual({ step: 'reading', uploadId, share: 0.5 });
  });

  it('is done when the import is', async () => {
    send().flush({ id: uploadId, position: '7' });
    await answerPoll(upload('imported'));
    expect(intake.state()).toEqual({ step: 'done' });
  });

  it('passes on why a file was refused', async () => {
    send().flush({ id: uploadId, position: '7' });
    await answerPoll(
      upload('rejected', { problem: { code: 'usage.html', message: 'A web page.', details: {} } }),
    );
    expect(intake.state()).toMatchObject({
      step: 'failed',
      error: { code: 'usage.html', detail: 'A web page.' },
    });
  });

  it('puts a question, sends the answer and follows what comes of it', async () => {
    send().flush({ id: uploadId, position: '7' });
    await answerPoll(upload('needs-zone', { question: aZoneQuestion() }));
    expect(intake.state()).toMatchObject({ step: 'asking', busy: false, question: { code: 'which-zone' } });
    intake.answer({ zone: 'Europe/Vienna' });
    expect(intake.state()).toMatchObject({ step: 'asking', busy: true });
    const path = `/api/v1/usage/uploads/${uploadId}/zone`;
    server.expectOne(path).error(new ProgressEvent('error'));
    expect(intake.state()).toMatchObject({ step: 'asking', busy: false, error: { status: 0 } });
    intake.answer({ zone: 'Europe/Vienna' });
    server.expectOne(path).flush({ id: uploadId, position: '7' });
    await answerPoll(upload('imported'));
    expect(intake.state()).toEqual({ step: 'done' });
  });

  it('takes up an upload that waits for an answer', async () => {
    intake.resume(uploadId);
    await eventually(() => {
      const waiting = upload('needs-mapping', { question: aMappingQuestion() });
      server.expectOne(`/api/v1/usage/uploads/${uploadId}`).flush(waiting);
    });
    expect(intake.state()).toMatchObject({ step: 'asking', question: { code: 'which-flow' } });
    intake.cancel();
    expect(server.expectOne(`/api/v1/usage/uploads/${uploadId}`).request.method).toBe('DELETE');
  });

  it('stops sending when called off', () => {
    const request = send();
    intake.cancel();
    expect(request.cancelled).toBe(true);
    expect(intake.state()).toEqual({ step: 'idle' });
  });

  it('tells the server to stop reading when called off later', async () => {
    send().flush({ id: uploadId, position: '7' });
    await answerPoll(upload('received'));
    intake.cancel();
    expect(server.expectOne(`/api/v1/usage/uploads/${uploadId}`).request.method).toBe('DELETE');
  });

  it('fails in words when the network is gone', () => {
    send().error(new ProgressEvent('error'));
    expect(intake.state()).toMatchObject({ step: 'failed', error: { status: 0 } });
  });
});
