import type { UsageQuestionView } from '#projections/energy/usage-upload/usage-question.view';

const time = { name: 'Time', role: 'start' } as const;
const left = (name: string) => ({ name, role: 'left' }) as const;
const bought = (name: string) => ({ name, role: 'value', channel: 'import', unit: 'kWh' }) as const;
const day = (kwh: string) => [{ day: '2026-01-01', channel: 'import' as const, kwh, readings: 24 }];

/** A question about a table with two circuits and no total. */
export function aMappingQuestion(): Extract<UsageQuestionView, { outcome: 'needs-mapping' }> {
  return {
    ...{ outcome: 'needs-mapping', code: 'which-flow', refusal: null, preview: day('2.4') },
    question: 'Which of these columns is the electricity that you bought: "Kitchen", "Dryer"?',
    proposals: [
      { mapping: { columns: [time, bought('Kitchen'), left('Dryer')] }, preview: day('2.4') },
      { mapping: { columns: [time, left('Kitchen'), bought('Dryer')] }, preview: day('6') },
    ],
    rows: [
      ['2026-01-01 00:00', '0.1', '0.25'],
      ['2026-01-01 01:00', '0.1', '0.25'],
    ],
  };
}

/** A question about a table whose label column names devices. */
export function aLabelQuestion(): Extract<UsageQuestionView, { outcome: 'needs-mapping' }> {
  const columns = [{ name: 'Device', role: 'label' } as const, time, bought('Usage')];
  const labels = { column: 0, channels: { Car: 'left', Main: 'import' } } as const;
  return { ...aMappingQuestion(), proposals: [{ mapping: { columns, labels }, preview: day('6') }] };
}

/** A question about the bills of a PDF: one is whole, of the other the kWh are open. */
export function aBillsQuestion(): Extract<UsageQuestionView, { outcome: 'needs-bills' }> {
  return {
    ...{
      outcome: 'needs-bills',
      code: 'confirm-bills',
      refusal: null,
      preview: [],
      notes: ['“b.pdf” is a scan.'],
    },
    question: 'Is this what "bill.pdf" says? Fill in what we left open, and correct what we misread.',
    proposals: [
      {
        bills: [
          { start: '2025-02-12', end: '2025-03-12', kwh: '371', estimated: true },
          { start: '2025-03-12', end: '2025-04-11', kwh: null, estimated: false },
        ],
      },
    ],
    printed: [
      { file: 'bill.pdf', notes: ['We left the kWh open: 345, 412.'], amount: '$84.20', meter: '…1623' },
    ],
  };
}

/** A question about a file without a time zone. */
export function aZoneQuestion(): Extract<UsageQuestionView, { outcome: 'needs-zone' }> {
  return {
    ...{ outcome: 'needs-zone', code: 'which-zone', refusal: null, preview: day('2.4'), proposals: [] },
    question: '"a.csv" does not say which clock its times are on. Which time zone is your home in?',
  };
}
