const MAX_DEPTH = 64;

/**
 * JSON text that stops early, closed behind the last object of a list that is whole; undefined when
 * the text does not stop early, nests absurdly deep or holds no such object.
 */
export function closedAtLastElement(text: string): string | undefined {
  const open: string[] = [];
  let closed: string | undefined;
  let safe: { readonly upTo: number; readonly depth: number } | undefined;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charAt(at)) {
      case '"': {
        const end = endOfString(text, at);
        if (end === undefined) at = text.length;
        else at = end;
        break;
      }
      case '{':
        open.push('}');
        break;
      case '[':
        open.push(']');
        break;
      case '}':
      case ']':
        closed = open.pop();
        if (closed !== text.charAt(at)) return undefined;
        if (closed === '}' && open.at(-1) === ']') safe = { upTo: at + 1, depth: open.length };
        // A list that ended is whole too: what encloses it must stay closable from here.
        if (closed === ']' && safe !== undefined) safe = { upTo: at + 1, depth: open.length };
        break;
    }
    if (open.length > MAX_DEPTH) return undefined;
  }
  if (open.length === 0 || safe === undefined) return undefined;
  return text.slice(0, safe.upTo) + open.slice(0, safe.depth).reverse().join('');
}

/** Index of the quote that ends the string which begins here. */
function endOfString(text: string, start: number): number | undefined {
  let quote = text.indexOf('"', start + 1);
  while (quote >= 0) {
    let slashes = 0;
    while (text.charAt(quote - 1 - slashes) === '\\') slashes += 1;
    if (slashes % 2 === 0) return quote;
    quote = text.indexOf('"', quote + 1);
  }
  return undefined;
}
