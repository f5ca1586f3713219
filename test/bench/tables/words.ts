/** How one language names the columns of a meter's table. */
export interface TableWords {
  readonly time: string;
  readonly date: string;
  readonly clock: string;
  readonly start: string;
  readonly end: string;
  readonly used: string;
  readonly bought: string;
  readonly sold: string;
  readonly made: string;
  readonly cost: string;
  readonly temperature: string;
}

/** Names as exports of these countries write them. */
export const LANGUAGES: readonly TableWords[] = [
  {
    ...{
      time: 'Time',
      date: 'Date',
      clock: 'Time',
      start: 'Start',
      end: 'End',
      used: 'Usage',
      bought: 'Grid import',
    },
    ...{ sold: 'Grid export', made: 'Solar production', cost: 'Cost (USD)', temperature: 'Temperature (F)' },
  },
  {
    ...{ time: 'Zeitstempel', date: 'Datum', clock: 'Uhrzeit', start: 'Von', end: 'Bis', used: 'Verbrauch' },
    ...{
      bought: 'Netzbezug',
      sold: 'Einspeisung',
      made: 'Erzeugung',
      cost: 'Kosten (EUR)',
      temperature: 'Temperatur',
    },
  },
  {
    ...{
      time: 'Tijdstip',
      date: 'Datum',
      clock: 'Tijd',
      start: 'Van',
      end: 'Tot',
      used: 'Verbruik',
      bought: 'Afname',
    },
    ...{ sold: 'Teruglevering', made: 'Opwek', cost: 'Kosten', temperature: 'Temperatuur' },
  },
  {
    ...{ time: 'Horodatage', date: 'Date', clock: 'Heure', start: 'Début', end: 'Fin', used: 'Consommation' },
    ...{
      bought: 'Soutirage',
      sold: 'Injection',
      made: 'Production',
      cost: 'Coût',
      temperature: 'Température',
    },
  },
  {
    ...{ time: 'Fecha y hora', date: 'Fecha', clock: 'Hora', start: 'Desde', end: 'Hasta', used: 'Consumo' },
    ...{
      bought: 'Energía comprada',
      sold: 'Excedentes',
      made: 'Generación',
      cost: 'Coste',
      temperature: 'Temperatura',
    },
  },
  {
    ...{ time: 'Data e ora', date: 'Data', clock: 'Ora', start: 'Inizio', end: 'Fine', used: 'Consumo' },
    ...{
      bought: 'Energia prelevata',
      sold: 'Energia immessa',
      made: 'Produzione',
      cost: 'Costo',
      temperature: 'Temperatura',
    },
  },
  {
    ...{
      time: 'Tidpunkt',
      date: 'Datum',
      clock: 'Tid',
      start: 'Från',
      end: 'Till',
      used: 'Förbrukning',
      bought: 'Uttag',
    },
    ...{ sold: 'Inmatning', made: 'Produktion', cost: 'Kostnad', temperature: 'Temperatur' },
  },
  {
    ...{
      time: 'Czas',
      date: 'Data',
      clock: 'Godzina',
      start: 'Od',
      end: 'Do',
      used: 'Zużycie',
      bought: 'Energia pobrana',
    },
    ...{ sold: 'Energia oddana', made: 'Produkcja', cost: 'Koszt', temperature: 'Temperatura' },
  },
  {
    ...{
      time: 'Aika',
      date: 'Päivämäärä',
      clock: 'Klo',
      start: 'Alkuaika',
      end: 'Loppuaika',
      used: 'Kulutus',
    },
    ...{ bought: 'Otto verkosta', sold: 'Myyty', made: 'Tuotanto', cost: 'Hinta', temperature: 'Lämpötila' },
  },
  {
    ...{
      time: 'Čas',
      date: 'Datum',
      clock: 'Hodina',
      start: 'Od',
      end: 'Do',
      used: 'Spotřeba',
      bought: 'Odběr',
    },
    ...{ sold: 'Přetok export', made: 'Výroba', cost: 'Cena', temperature: 'Teplota' },
  },
  // Words that no list of ours holds: only the numbers can tell.
  {
    ...{
      time: 'Wakati',
      date: 'Tarehe',
      clock: 'Saa',
      start: 'Kuanza',
      end: 'Mwisho',
      used: 'Umeme',
      bought: 'Ulionunuliwa',
    },
    ...{ sold: 'Uliouzwa', made: 'Uliozalishwa', cost: 'Gharama', temperature: 'Joto' },
  },
];
