import { billsInOrder } from './bill-rules.js';
import { complaintAbout } from './file-pick.js';

const TODAY = '2026-11-30';
const bill = (start: string, end: string) => ({ start, end, kwh: '900' });

describe('bills typed by hand', () => {
  it('may touch and come in any order', () => {
    expect(
      billsInOrder([bill('2026-02-01', '2026-03-01'), bill('2026-01-01', '2026-02-01')], TODAY),
    ).toBeNull();
  });

  it('must end after they start', () => {
    expect(billsInOrder([bill('2026-02-01', '2026-02-01')], TODAY)).toContain('February 1, 2026');
  });

  it('must have ended', () => {
    expect(billsInOrder([bill('2026-11-01', '2026-12-01')], TODAY)).toContain('has not ended yet');
    expect(billsInOrder([bill('2026-11-01', TODAY)], TODAY)).toBeNull();
  });

  it('must be of this century: a year of two digits is a slip', () => {
    expect(billsInOrder([bill('1900-01-10', '1900-02-10')], TODAY)).toContain('Check the year');
    expect(billsInOrder([bill('0026-01-10', '2026-02-10')], TODAY)).toContain('Check the year');
    expect(billsInOrder([bill('2000-01-01', '2000-02-01')], TODAY)).toBeNull();
  });

  it('must not overlap', () => {
    expect(
      billsInOrder([bill('2026-01-01', '2026-02-05'), bill('2026-02-01', '2026-03-01')], TODAY),
    ).toContain('overlaps');
  });
});

describe('files picked', () => {
  it('pass when they could be meter data', () => {
    expect(complaintAbout([new File(['x'], 'a.csv')])).toBeNull();
  });

  it('are complained of when empty, none or too many', () => {
    expect(complaintAbout([new File([], 'a.csv')])).toContain('“a.csv” is empty');
    expect(complaintAbout([])).toContain('no file');
    expect(complaintAbout(Array.from({ length: 21 }, () => new File(['x'], 'a.csv')))).toContain('21 files');
  });
});
