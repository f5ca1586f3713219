// The parts of zod that pages and views use: the whole `z` object would bring every language's messages
// (75 kB gzip) into the first load. tsconfig.json maps 'zod' to this file for the browser only; a view
// that needs another part of zod adds its name to zod-parts.ts.
export * as z from './zod-parts.js';
