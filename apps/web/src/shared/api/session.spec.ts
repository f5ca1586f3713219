import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { withSession } from './session.js';

describe('the session', () => {
  let http: HttpClient;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([withSession])), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpClient);
    server = TestBed.inject(HttpTestingController);
  });

  it('is opened once, before any of the first requests goes out', () => {
    http.get('/api/v1/usage/year').subscribe();
    http.get('/api/v1/households/me').subscribe();
    server.expectNone('/api/v1/usage/year');
    server.expectOne('/api/v1/account/session').flush({ householdId: 'h' });
    server.expectOne('/api/v1/usage/year').flush({});
    server.expectOne('/api/v1/households/me').flush({});
    server.verify();
  });

  it('is tried again when opening it failed', () => {
    http.get('/api/v1/usage/year').subscribe({ error: () => undefined });
    server.expectOne('/api/v1/account/session').flush(null, { status: 503, statusText: 'Unavailable' });
    http.get('/api/v1/usage/year').subscribe();
    server.expectOne('/api/v1/account/session').flush({ householdId: 'h' });
    server.expectOne('/api/v1/usage/year').flush({});
    server.verify();
  });

  it('is opened anew after the server refused it', () => {
    http.get('/api/v1/usage/year').subscribe({ error: () => undefined });
    server.expectOne('/api/v1/account/session').flush({ householdId: 'h' });
    server.expectOne('/api/v1/usage/year').flush(null, { status: 401, statusText: 'Unauthorized' });
    http.get('/api/v1/usage/year').subscribe();
    server.expectOne('/api/v1/account/session').flush({ householdId: 'h' });
  });
});
