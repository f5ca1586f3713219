import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { APage } from '#web-test/a-page';
import { App } from './app.js';

describe('the frame round every page', () => {
  afterEach(() => {
    localStorage.clear();
  });

  it('names the three steps', () => {
    const { element } = new APage(App);
    const steps = [...element.querySelectorAll('nav a')].map((link) => link.getAttribute('href'));
    expect(steps).toEqual(['/usage', '/plan', '/results']);
  });

  it('says when the network is gone and when it is back', async () => {
    const page = new APage(App);
    window.dispatchEvent(new Event('offline'));
    await page.drawn();
    expect(page.text).toContain('You’re offline.');
    window.dispatchEvent(new Event('online'));
    await page.drawn();
    expect(page.text).not.toContain('You’re offline.');
  });

  it('goes from the device’s colours to light, dark and back, and keeps the choice', async () => {
    const page = new APage(App);
    const looks: (string | undefined)[] = [];
    for (const shown of ['Auto', 'Light', 'Dark']) {
      await page.press(shown);
      looks.push(document.documentElement.dataset['theme']);
    }
    expect(looks).toEqual(['light', 'dark', 'auto']);
    expect(localStorage.getItem('treebeard.theme')).toBe('auto');
  });

  it('takes the keyboard past the header', () => {
    const { element } = new APage(App);
    document.body.append(element);
    element.querySelector<HTMLElement>('.skip')?.click();
    expect(document.activeElement?.id).toBe('main');
  });

  it('hands the keyboard to each page after the first', async () => {
    @Component({ template: '<h1>Somewhere</h1>' })
    class Somewhere {}
    const { element } = new APage(App, {}, [provideRouter([{ path: '**', component: Somewhere }])]);
    document.body.append(element);
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/usage');
    expect(document.activeElement?.id).not.toBe('main');
    await router.navigateByUrl('/plan');
    expect(document.activeElement?.id).toBe('main');
  });
});
