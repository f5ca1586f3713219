import type { Verdict } from '#domain/shared/proof/verdict';
import { findingWords } from '#domain/shared/proof/verdict';

const DAY_CHARS = 10;
const MS = 1_000;

/** A verdict in words: first whether all is well, then what it rests on and what it leaves open. */
export function verdictWords(verdict: Verdict, holds: 'log' | 'selection'): string {
  return [...(verdict.isIntact ? [intact(verdict, holds)] : altered(verdict)), ...open(verdict, holds)].join(
    '\n',
  );
}

function intact({ events, origin, checkpoint, signedBy }: Verdict, holds: 'log' | 'selection'): string {
  if (checkpoint === null) return 'The log is empty: there is nothing to verify.';
  const what =
    holds === 'log'
      ? `The log ${origin} is as it was recorded: ${counted(events, 'event')}`
      : `${counted(events, 'event')} of the log ${origin}, as recorded`;
  return `${what}, proved by the checkpoint of ${counted(checkpoint.size, 'event')} that ${signedBy.join(' and ')} signed.`;
}

function altered({ findings, wrong }: Verdict): readonly string[] {
  const more = wrong - findings.length;
  return [
    'This is not what was recorded.',
    ...findings.map((finding) => `  ${findingWords(finding)}`),
    ...(more > 0 ? [`  and ${String(more)} more`] : []),
  ];
}

function open(verdict: Verdict, holds: 'log' | 'selection'): readonly string[] {
  const { unproved, outside, witnesses, events } = verdict;
  const said: string[] = [];
  if (unproved > 0) {
    const are = unproved === 1 ? 'is' : 'are';
    said.push(`The last ${counted(unproved, 'event')} ${are} not yet proved: no checkpoint covers them.`);
  }
  for (const { name, atS, size } of witnesses) {
    const day = new Date(atS * MS).toISOString().slice(0, DAY_CHARS);
    said.push(`${name} saw the log of ${counted(size, 'event')} on ${day}.`);
  }
  if (outside > 0) said.push(`${counted(outside, 'checkpoint')} kept outside agreed.`);
  if (outside === 0 && witnesses.length === 0 && events > 0 && holds === 'log') {
    said.push(
      'Nothing from outside was compared: whoever holds the signing key could still have forked the log, or cut it back. Keep checkpoints elsewhere and give them with --since.',
    );
  }
  return said;
}

/** `1 event`, `2,300 events`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
