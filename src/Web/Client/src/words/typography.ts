const narrow = '\u202f';

/** A member's own words as French sets them: no line begins with a colon or a question mark. */
export function fine(text: string): string {
  return text.replace(/ ([:;?!»])/g, `${narrow}$1`).replace(/« /g, `«${narrow}`);
}
