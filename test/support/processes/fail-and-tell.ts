import { guardConsole } from '#api/platform/telemetry/safe-console';

// A process that fails as libraries do: with a client hung on the error, printed whole, and then uncaught.
const [how = ''] = process.argv.slice(2);
const client = { password: 'planted-password', options: { apiKey: 'sk-ant-planted-key' } };
const failure = (): Error =>
  Object.assign(new Error('connect redis://user:planted-password@10.0.0.1 with sk-ant-planted-key'), {
    ...{ code: 'ECONNREFUSED', client },
  });
guardConsole();
console.error('Unexpected error', failure(), client);
console.warn(failure());
if (how === 'throws') throw failure();
await Promise.reject(failure());
