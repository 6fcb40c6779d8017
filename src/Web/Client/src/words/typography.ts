/** A member's own words as French sets them: no line begins with a colon or a question mark. */
export function fine(text: string): string {
  return text.replace(/ ([:»])/g, '\u00a0$1').replace(/« /g, '«\u00a0').replace(/ ([;?!])/g, '\u202f$1');
}
