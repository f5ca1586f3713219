import type { HttpEvent } from '@angular/common/http';
import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { TypedBill } from '#domain/energy/usage/typed-bills.commands';
import type { AcceptedView } from '#projections/shared/accepted.view';
import { UsageUploadView } from '#projections/energy/usage-upload/usage-upload.view';
import type { Answer } from '../question/question.js';
import { Api, API } from '#web/shared/api/api';

/** Sends usage to the API: files, a sample home or typed bills. */
@Injectable({ providedIn: 'root' })
export class UsageApi {
  private readonly http = inject(HttpClient);
  private readonly api = inject(Api);

  /** Sends files and reports upload progress. `zone` is an IANA zone that the person chose, else null. */
  sendFiles(files: readonly File[], zone: string | null): Observable<HttpEvent<unknown>> {
    const body = new FormData();
    if (zone !== null) body.append('zone', zone);
    for (const file of files) body.append('file', file, file.name);
    return this.http.post(`${API}/usage/uploads`, body, { observe: 'events', reportUploadProgress: true });
  }

  takeSample(sampleId: string): Observable<AcceptedView> {
    return this.api.command('POST', `/usage/samples/${encodeURIComponent(sampleId)}`);
  }

  sendBills(bills: readonly TypedBill[], zone: string): Observable<AcceptedView> {
    return this.api.command('POST', '/usage/bills', { zone, bills });
  }

  upload(uploadId: string): Observable<UsageUploadView> {
    return this.api.read(`/usage/uploads/${uploadId}`, (body) => UsageUploadView.parse(body));
  }

  answer(uploadId: string, said: Answer): Observable<AcceptedView> {
    const path = `/usage/uploads/${uploadId}`;
    if ('mapping' in said) return this.api.command('POST', `${path}/mapping`, said.mapping);
    return this.api.command('POST', `${path}/${'bills' in said ? 'bills' : 'zone'}`, said);
  }

  /** Forgets how this home said that its tables are read. */
  forgetTables(): Observable<AcceptedView> {
    return this.api.command('DELETE', '/usage/confirmed-tables');
  }

  cancel(uploadId: string): Observable<AcceptedView> {
    return this.api.command('DELETE', `/usage/uploads/${uploadId}`);
  }
}
