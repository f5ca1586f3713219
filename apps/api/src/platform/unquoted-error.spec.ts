import { unquotedError } from './unquoted-error.js';

describe('an error without its words', () => {
  it('says its kind, its code and where it happened, and quotes nothing', () => {
    const quoting = Object.assign(new SyntaxError('Unexpected token in "14 Quill Street"'), {
      code: '22P02',
    });
    const bare = unquotedError(quoting);
    expect(bare).toMatchObject({ message: 'SyntaxError 22P02', code: '22P02' });
    expect(bare.stack).toContain('unquoted-error.spec');
    expect(JSON.stringify([bare.message, bare.stack])).not.toContain('Quill');
    expect(unquotedError('14 Quill Street').message).toBe('string');
  });
});
