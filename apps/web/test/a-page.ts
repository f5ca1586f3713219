import type { Type } from '@angular/core';
import type { EnvironmentProviders, Provider } from '@angular/core';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { eventually } from './eventually.js';

/** A page under test; the test plays the server. */
export class APage<T> {
  readonly server: HttpTestingController;
  readonly fixture: ComponentFixture<T>;
  readonly element: HTMLElement;

  constructor(
    page: Type<T>,
    inputs: Readonly<Record<string, unknown>> = {},
    providers: readonly Part[] = [],
  ) {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting(), ...providers],
    });
    this.server = TestBed.inject(HttpTestingController);
    this.fixture = TestBed.createComponent(page);
    for (const [name, value] of Object.entries(inputs)) this.fixture.componentRef.setInput(name, value);
    this.fixture.autoDetectChanges();
    // A component's host is always an element in a browser.
    this.element = this.fixture.nativeElement as HTMLElement;
  }

  /** Waits for a request of this path and answers it. */
  async answers(path: string, body: object | null, status = 200): Promise<unknown> {
    const request = await this.asked(path);
    request.flush(body, { status, statusText: String(status) });
    await this.drawn();
    return request.request.body;
  }

  /** Waits for a request of this path with any query string. */
  async asked(path: string) {
    let found: ReturnType<HttpTestingController['expectOne']> | undefined;
    await eventually(() => {
      this.fixture.detectChanges();
      found = this.server.expectOne(({ url }) => url.split('?')[0] === `/api/v1${path}`);
    });
    if (found === undefined) throw new Error(`Nothing asked for ${path}.`);
    return found;
  }

  /** Lets the page draw what has arrived. `whenStable` would wait for ever while a request is open. */
  async drawn(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.fixture.detectChanges();
  }

  async press(words: string): Promise<void> {
    const named = [...this.element.querySelectorAll<HTMLElement>('button, summary, a, label')].find(
      ({ textContent }) => textContent.trim() === words,
    );
    if (named === undefined) throw new Error(`There is nothing to press called "${words}".`);
    named.click();
    await this.drawn();
  }

  /** Types into the field of this label. */
  async type(label: string, text: string): Promise<void> {
    const labels = [...this.element.querySelectorAll('label')];
    const named = labels.find(({ textContent }) => textContent.includes(label));
    const field = this.element.querySelector<HTMLInputElement>(`#${named?.htmlFor ?? 'none'}`);
    if (field === null) throw new Error(`There is no field called "${label}".`);
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await this.drawn();
  }

  get text(): string {
    return this.element.textContent.replaceAll(/\s+/g, ' ');
  }
}

type Part = Provider | EnvironmentProviders;
