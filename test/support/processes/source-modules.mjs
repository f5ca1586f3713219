import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';

// Lets plain Node run our sources, so that a test can kill a process of its own: with
// --conditions=source and --experimental-transform-types all that is missing is `.js` -> `.ts`.
registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL !== undefined) {
      const source = new URL(`${specifier.slice(0, -3)}.ts`, context.parentURL);
      if (existsSync(source)) return next(source.href, context);
    }
    return next(specifier, context);
  },
});
