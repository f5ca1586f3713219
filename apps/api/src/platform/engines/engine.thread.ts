import { constants, createContext, Script } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * An engine in a realm of its own, in which there is nothing but the language: no files, network, process, timers,
 * and, taken away here, no clock, no chance and no code made at run time. Only texts go in and out, because an
 * object of this thread would lead back to its world.
 */
const REALM = `
'use strict';
(() => {
  const refuse = (what) => { throw new Error('An engine has no ' + what + '.'); };
  for (const name of ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'WeakRef', 'FinalizationRegistry', 'console'])
    delete globalThis[name];
  Math.random = () => refuse('chance');
  const TrueDate = Date;
  TrueDate.now = () => refuse('clock');
  const SetDate = new Proxy(TrueDate, {
    apply: () => refuse('clock'),
    construct: (target, given, made) => given.length === 0 ? refuse('clock') : Reflect.construct(target, given, made),
  });
  TrueDate.prototype.constructor = SetDate;
  globalThis.Date = SetDate;
  const format = Intl.DateTimeFormat.prototype;
  const { get } = Object.getOwnPropertyDescriptor(format, 'format');
  Object.defineProperty(format, 'format', {
    get() {
      const formatted = get.call(this);
      return (date) => date === undefined ? refuse('clock') : formatted(date);
    },
  });
  const { formatToParts } = format;
  format.formatToParts = function (date) {
    return date === undefined ? refuse('clock') : formatToParts.call(this, date);
  };
})();
`;

interface Call {
  readonly operation: string;
  readonly given: readonly string[];
}

const { source } = workerData as { readonly source: string }; // the thread's only caller sends it
const realm = createContext(constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } });
new Script(REALM, { filename: 'realm.js' }).runInContext(realm);
new Script(source, { filename: 'engine.js' }).runInContext(realm);
const call = new Script('engine[operation](...JSON.parse(given))', { filename: 'call.js' });

parentPort?.on('message', ({ operation, given }: Call) => {
  try {
    realm['operation'] = operation;
    realm['given'] = JSON.stringify(given);
    const answer: unknown = call.runInContext(realm);
    parentPort?.postMessage({ answer: typeof answer === 'string' ? answer : '' });
  } catch (error) {
    parentPort?.postMessage({ failure: messageOf(error) });
  }
});
parentPort?.postMessage({ ready: true });

function messageOf(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return typeof message === 'string' ? message : 'It failed without a word.';
}
