import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** A Green Button feed of 15-minute blocks, a day each. */
export async function writeFeed(path: string, readings: number): Promise<void> {
  const out = createWriteStream(path);
  const meter = 'User/1/UsagePoint/1/MeterReading/1';
  out.write(
    `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xmlns:espi="http://naesb.org/espi">\n` +
      `<entry><link rel="self" href="User/1/UsagePoint/1"/><link rel="related" href="User/1/UsagePoint/1/MeterReading"/><content><espi:UsagePoint><espi:ServiceCategory><espi:kind>0</espi:kind></espi:ServiceCategory></espi:UsagePoint></content></entry>\n` +
      `<entry><content><espi:LocalTimeParameters><espi:dstOffset>3600</espi:dstOffset><espi:tzOffset>-18000</espi:tzOffset></espi:LocalTimeParameters></content></entry>\n` +
      `<entry><link rel="self" href="${meter}"/><link rel="up" href="User/1/UsagePoint/1/MeterReading"/><link rel="related" href="${meter}/IntervalBlock"/><link rel="related" href="ReadingType/1"/><content><espi:MeterReading/></content></entry>\n` +
      `<entry><link rel="self" href="ReadingType/1"/><content><espi:ReadingType><espi:flowDirection>1</espi:flowDirection><espi:powerOfTenMultiplier>0</espi:powerOfTenMultiplier><espi:uom>72</espi:uom></espi:ReadingType></content></entry>\n`,
  );
  const first = Date.UTC(2010, 0, 1, 5) / 1000;
  for (let day = 0; day * 96 < readings; day += 1) {
    const block = blockText(first + day * 86_400, day, meter);
    if (!out.write(block)) await once(out, 'drain');
  }
  out.end('</feed>\n');
  await once(out, 'finish');
}

function blockText(start: number, day: number, meter: string): string {
  let text = `<entry>\n <link rel="self" href="${meter}/IntervalBlock/${String(day)}"/>\n <link rel="up" href="${meter}/IntervalBlock"/>\n <content>\n  <espi:IntervalBlock>\n   <espi:interval><espi:duration>86400</espi:duration><espi:start>${String(start)}</espi:start></espi:interval>\n`;
  for (let quarter = 0; quarter < 96; quarter += 1) {
    text += `   <espi:IntervalReading>\n    <espi:cost>1234</espi:cost>\n    <espi:ReadingQuality>\n     <espi:quality>17</espi:quality>\n    </espi:ReadingQuality>\n    <espi:timePeriod>\n     <espi:duration>900</espi:duration>\n     <espi:start>${String(start + quarter * 900)}</espi:start>\n    </espi:timePeriod>\n    <espi:value>${String(((day * 96 + quarter) * 7919) % 1500)}</espi:value>\n   </espi:IntervalReading>\n`;
  }
  return `${text}  </espi:IntervalBlock>\n </content>\n</entry>\n`;
}

/** A year of Smart Meter Texas quarters without change nights. */
export async function writeTexas(path: string): Promise<void> {
  const out = createWriteStream(path);
  out.write(
    'ESIID,USAGE_DATE,REVISION_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH,ESTIMATED_ACTUAL,CONSUMPTION_SURPLUSGENERATION\n',
  );
  for (let day = 0; day < 365; day += 1) {
    const date = new Date(Date.UTC(2023, 0, 1) + day * 86_400_000).toISOString();
    const written = `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(0, 4)}`;
    for (let quarter = 0; quarter < 96; quarter += 1) {
      out.write(
        `'10443720000000001,${written},${written} 06:18:33,${clock(quarter)},${clock(quarter + 1)},.${String(100 + ((quarter * 7919 + day) % 800))},A,Consumption\n`,
      );
    }
  }
  out.end();
  await once(out, 'finish');
}

function clock(quarter: number): string {
  return `${String(Math.floor(quarter / 4) % 24).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
}
