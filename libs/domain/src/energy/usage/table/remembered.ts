const MOST = 1000;

/** The same function, which answers from memory for a text it has seen: cells repeat a few words over and over. */
export function remembered<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, { readonly is: Answer }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.is;
    const is = answer(text);
    if (known.size < MOST) known.set(text, { is });
    return is;
  };
}
