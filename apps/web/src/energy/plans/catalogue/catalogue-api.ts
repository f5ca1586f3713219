import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import { CatalogueImportView } from '#projections/energy/catalogue/catalogue-import.view';
import { PlanPageView } from '#projections/energy/plan/plan.view';
import type { AcceptedView } from '#projections/shared/accepted.view';
import type { FileImport } from '#domain/energy/plans/imports/import-requests.commands';
import { Api, API } from '#web/shared/api/api';

const MOST_FOUND = 20;

/** What an admin does with the catalogue. */
@Injectable({ providedIn: 'root' })
export class CatalogueApi {
  private readonly http = inject(HttpClient);
  private readonly api = inject(Api);

  sendFile(file: File, { reading, reason }: FileImport): Observable<AcceptedView> {
    const body = new FormData();
    body.append('reading', JSON.stringify(reading));
    body.append('reason', reason);
    body.append('file', file, file.name);
    return this.http
      .post<unknown>(`${API}/admin/catalogue/imports/file`, body)
      .pipe(map((answer) => this.api.accept(answer)));
  }

  command(path: string, body: object, method: 'POST' | 'PUT' = 'POST'): Observable<AcceptedView> {
    return this.api.command(method, `/admin/catalogue/${path}`, body);
  }

  oneImport(importId: string): Observable<CatalogueImportView> {
    return this.api.read(`/admin/catalogue/imports/${importId}`, (body) => CatalogueImportView.parse(body));
  }

  search(words: string): Observable<PlanPageView> {
    const query = new URLSearchParams({ search: words, limit: String(MOST_FOUND) });
    return this.http
      .get<unknown>(`${API}/plans?${query.toString()}`)
      .pipe(map((body) => PlanPageView.parse(body)));
  }
}
