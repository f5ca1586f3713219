import { readFileSync } from 'node:fs';
import { describeShared } from '#domain/shared/shared-data.spec-support';
import { findPlace, utilityNamed } from './find-place.js';
import type { Place } from './place.js';

const idsOf = (place: Place): readonly string[] => place.deliveryUtilities.map((utility) => utility.id);

describe('finding a place by its postcode', () => {
  it('knows the one utility of a Dallas ZIP', () => {
    const place = findPlace('75201');
    expect(place).toMatchObject({
      country: 'US',
      market: 'us-tx',
      zone: 'America/Chicago',
      ambiguous: false,
    });
    expect(idsOf(place)).toEqual(['oncor']);
    expect(place.noChoiceReason).toBeNull();
  });

  it('reads a ZIP+4 and stray spaces', () => {
    expect(idsOf(findPlace(' 77002-1234 '))).toEqual(['centerpoint']);
  });

  it('asks where two utilities meet', () => {
    const place = findPlace('77546');
    expect(place.ambiguous).toBe(true);
    expect(idsOf(place)).toEqual(['centerpoint', 'tnmp']);
  });

  it.each([
    ['78701', 'Austin Energy'],
    ['78205', 'CPS Energy'],
    ['79901', 'El Paso Electric'],
    ['77701', 'Entergy Texas'],
  ])('says that %s has no choice of supplier', (zip, owner) => {
    expect(findPlace(zip).noChoiceReason).toContain(owner);
  });

  it.each([
    ['33101', 'Florida Power & Light also sells the power'],
    ['92101', 'San Diego Gas & Electric also sells the power'],
    ['98101', 'the utility that owns the wires also sells the power'],
    ['M5V 2T6', 'regulated prices'],
  ])('says at %s that only the tariff can be chosen', (postcode, words) => {
    const place = findPlace(postcode);
    expect(place.choice).toBe('tariff');
    expect(place.noChoiceReason).toContain(words);
  });

  it.each(['75201', '43215', '19103', '60614', '02108', '2000', 'SW1A 1AA'])(
    'leaves the choice of supplier at %s',
    (postcode) => {
      expect(findPlace(postcode)).toMatchObject({ choice: 'supplier', noChoiceReason: null });
    },
  );

  it('asks in Denton, where some homes may choose and most may not', () => {
    const place = findPlace('76201');
    expect(place.noChoiceReason).toBeNull();
    expect(idsOf(place)).toEqual(['oncor', 'denton-municipal']);
  });

  it.each([
    ['79901', 'America/Denver'],
    ['79848', 'America/Chicago'],
    ['85001', 'America/Phoenix'],
    ['2880', 'Australia/Broken_Hill'],
    ['4000', 'Australia/Brisbane'],
    ['P9N 1A1', 'America/Winnipeg'],
    ['SW1A 1AA', 'Europe/London'],
  ])('knows the clock of %s', (postcode, zone) => {
    expect(findPlace(postcode).zone).toBe(zone);
  });

  it.each([
    ['94110', ['pge']],
    ['60614', ['comed']],
    ['2000', ['ausgrid']],
    ['2611', ['essential', 'evoenergy']],
    ['6000', ['western-power']],
    ['SW1A', ['uk-c']],
    ['BN1 1AA', ['uk-j']],
    ['EH1', ['uk-n']],
    ['M5V 2T6', ['toronto-hydro']],
    ['43215', ['aep-ohio']],
    ['45202', ['duke-ohio']],
    ['45402', ['aes-ohio']],
    ['43604', ['toledo-edison']],
    ['44308', ['ohio-edison']],
    ['44114', ['illuminating', 'ohio-other']],
    ['43302', ['aep-ohio', 'ohio-edison', 'aes-ohio', 'ohio-other']],
    ['18101', ['ppl']],
    ['07102', ['pseg']],
    ['21201', ['bge']],
    ['20001', ['pepco-dc']],
  ])('knows who owns the wires at %s', (postcode, ids) => {
    expect(idsOf(findPlace(postcode))).toEqual(ids);
  });

  it('says that towns in Ohio leave no choice, and asks where another company serves too', () => {
    const { deliveryUtilities, noChoiceReason } = findPlace('44114');
    expect(noChoiceReason).toBeNull();
    expect(deliveryUtilities.at(-1)?.noChoiceReason).toContain('Towns and co-operatives');
  });

  it('knows a utility for every Ohio prefix', () => {
    for (let prefix = 430; prefix <= 459; prefix++) {
      const place = findPlace(`${prefix}01`);
      expect(place).toMatchObject({ market: 'us-oh', zone: 'America/New_York' });
      expect(place.deliveryUtilities).not.toEqual([]);
    }
  });

  it('knows the region and clock where it does not know the utility', () => {
    expect(findPlace('98101')).toMatchObject({ market: 'us-wa', deliveryUtilities: [], ambiguous: false });
  });

  it.each(['', 'hello', '00000', 'ZZ1 1ZZ', 'GY1 1AA', '123', 'H2X 1Y4'])('refuses %p', (postcode) => {
    expect(() => findPlace(postcode)).toThrow(
      expect.objectContaining({ code: 'households.unknown-postcode' }),
    );
  });
});

describe('a wires company as others name it', () => {
  it.each([
    ['Ohio Edison', 'ohio-edison'],
    [' the illuminating company', 'illuminating'],
    ['PSE&G', 'pseg'],
    ['ONCOR ELECTRIC DELIVERY COMPANY', 'oncor'],
    ['CENTERPOINT ENERGY HOUSTON ELECTRIC LLC', 'centerpoint'],
    ['AEP TEXAS CENTRAL COMPANY', 'aep-central'],
    ['LUBBOCK POWER & LIGHT SYSTEM', 'lpl'],
    ['Essential Energy Far West', 'essential'],
    ['AusNet Services (electricity)', 'ausnet'],
    ['Endeavour', 'endeavour'],
    ['Duke Energy', undefined],
    ['AEP Texas', undefined],
    ['Nueces Electric', undefined],
    ['', undefined],
  ])('%p is %p', (name, id) => {
    expect(utilityNamed(name)?.id).toBe(id);
  });
});

const known = '../shared/tariffs/plans/texas-ptc/zip-tdu.json';

describeShared('the Texas table against another one', () => {
  it('names the right utility among its answers for at least 97 % of ZIPs', () => {
    // The file is data of others, its shape written down where it was gathered.
    const { zips } = JSON.parse(readFileSync(known, 'utf8')) as { zips: Record<string, string> };
    const served = Object.entries(zips).filter(([, utility]) => utility !== 'none');
    const missed = served.filter(
      ([zip, utility]) => !idsOf(findPlace(zip)).includes(utility === 'lubbock' ? 'lpl' : utility),
    );
    const asked = served.filter(([zip]) => findPlace(zip).ambiguous);
    const agreement = 1 - missed.length / served.length;
    console.info(
      `Texas ZIPs: ${served.length}, right utility named in ${(agreement * 100).toFixed(1)} %, ` +
        `asked in ${((asked.length / served.length) * 100).toFixed(1)} %, missed ${missed.map(([zip]) => zip).join(' ')}`,
    );
    expect(agreement).toBeGreaterThanOrEqual(0.97);
  });

  it('knows every ZIP of the list as Texan or bordering, without a crash', () => {
    // An array of five-digit texts.
    const zips = JSON.parse(
      readFileSync('../shared/tariffs/plans/texas-ptc/tx_zips.json', 'utf8'),
    ) as string[];
    expect(zips.filter((zip) => idsOf(findPlace(zip)).length === 0)).toEqual([]);
  });
});
