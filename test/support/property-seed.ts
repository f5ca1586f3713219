import fc from 'fast-check';

// A red run must be red again: properties draw from one seed. FC_SEED tries others.
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_261_121) });
