import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { saveFile } from '../files/save-file.js';
import type { Chart } from './chart.js';
import { ChartFrame } from './chart-frame.js';
import { eventually } from '#web-test/eventually';
import { stillDrawing } from '#web-test/still-drawing';

const months: Chart = {
  title: 'Month by month',
  summary: 'Most in July.',
  pointHeading: 'Month',
  points: ['June', 'July', '=2+5'],
  series: [
    { label: 'Measured', values: [900, 1250, 10] },
    { label: 'Projected', values: [null, null, 40] },
  ],
  say: (value) => `${String(value)} kWh`,
  unit: 'kWh',
  fileName: 'months',
  draw: () => ({}),
};

describe('a chart in its frame', () => {
  let fixture: ComponentFixture<ChartFrame>;
  let page: HTMLElement;
  let asked: readonly unknown[];
  const saved: string[] = [];

  beforeEach(async () => {
    saved.length = 0;
    asked = stillDrawing();
    TestBed.configureTestingModule({
      providers: [{ provide: saveFile, useValue: (...file: string[]) => saved.push(...file) }],
    });
    fixture = TestBed.createComponent(ChartFrame);
    fixture.componentRef.setInput('chart', months);
    await fixture.whenStable();
    page = fixture.nativeElement as HTMLElement;
  });

  async function press(...keys: string[]): Promise<string> {
    const plot = page.querySelector('.plot');
    for (const key of keys) plot?.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    await fixture.whenStable();
    return page.querySelector('[aria-live]')?.textContent ?? '';
  }

  async function click(words: string): Promise<void> {
    const button = [...page.querySelectorAll('button')].find(({ textContent }) =>
      textContent.includes(words),
    );
    button?.click();
    await fixture.whenStable();
  }

  it('reads the first value on the first arrow key', async () => {
    expect(await press('ArrowRight')).toBe('June, Measured: 900 kWh');
  });

  it('moves along the points and stops at the last one', async () => {
    expect(await press('ArrowRight', 'ArrowRight')).toBe('July, Measured: 1250 kWh');
    expect(await press('ArrowRight', 'ArrowRight')).toBe('=2+5, Measured: 10 kWh');
  });

  it('goes to another series where it has its nearest value', async () => {
    expect(await press('ArrowRight', 'ArrowDown')).toBe('=2+5, Projected: 40 kWh');
  });

  it('marks in the drawing what it reads', async () => {
    await eventually(() => {
      expect(asked).toContain('drawn');
    });
    await press('Home');
    expect(asked).toContainEqual({ type: 'showTip', seriesIndex: 0, dataIndex: 0 });
  });

  it('jumps to the ends and says nothing after Escape', async () => {
    expect(await press('End')).toContain('=2+5');
    expect(await press('Home')).toContain('June');
    expect(await press('Escape')).toBe('');
  });

  it('shows the same numbers as a table', async () => {
    await click('Show as table');
    const cells = [...page.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent.trim()),
    );
    expect(cells).toEqual([
      ['June', '900 kWh', '–'],
      ['July', '1250 kWh', '–'],
      ['=2+5', '10 kWh', '40 kWh'],
    ]);
    expect(page.querySelectorAll('th[scope=col]')).toHaveLength(3);
  });

  it('hands out a CSV in which no cell can run as a formula', async () => {
    await click('CSV');
    const csv = `Month,Measured (kWh),Projected (kWh)\r\nJune,900,\r\nJuly,1250,\r\n"'=2+5",10,40`;
    await eventually(() => {
      expect(saved).toEqual(['months.csv', 'text/csv;charset=utf-8', csv]);
    });
  });
});
