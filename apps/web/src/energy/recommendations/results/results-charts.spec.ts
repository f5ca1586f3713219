import { aPlan, aRecommendation } from '#web-test/a-recommendation';
import { reading } from '#web/shared/charts/chart';
import { costBands, savingsTimeline } from './results-charts.js';

describe('the cost bands', () => {
  it('hold the first three plans and staying', () => {
    const chart = costBands(aRecommendation().body);
    expect(chart.points).toEqual(['Plan a', 'Plan b', 'Plan c', 'Staying']);
    expect(reading(chart, { point: 3, series: 2 })).toBe('Staying, High: $1,900');
  });

  it('leave staying out when the present cost is unknown', () => {
    const { body } = aRecommendation();
    expect(costBands({ ...body, staying: { ...body.staying, costBand: null } }).points).toHaveLength(3);
  });

  it('mark the dot for what is expected and the bar for its ends', () => {
    const { mark } = costBands(aRecommendation().body);
    expect(mark?.({ point: 1, series: 1 })).toEqual({ seriesIndex: 2, dataIndex: 1 });
    expect(mark?.({ point: 1, series: 0 })).toEqual({ seriesIndex: 1, dataIndex: 1 });
  });
});

describe('the savings timeline', () => {
  it('counts from staying: below it while fees are not paid back', () => {
    const chart = savingsTimeline(aPlan('a', 1500), 'USD');
    expect(chart?.series.map(({ label, values }) => [label, values])).toEqual([
      ['Switch today', [-95.1, -70.2]],
      ['Switch on March 2, 2027', [0, 0]],
      ['Stay', [0, 0]],
    ]);
    expect(chart?.summary).toBe('Plan a: switching pays back its fees within 6 months.');
  });

  it('is not drawn when the present cost is unknown', () => {
    expect(savingsTimeline(aPlan('a', 1500, { timeline: null }), 'USD')).toBeNull();
  });
});
