import { fromMarkdown } from '../thread/mentions';

const mostLines = 12;

/** A post as it is quoted: its own words, without what it quotes itself, and naming nobody anew. */
export function quoted(introduction: string, body: string): string {
  const own = fromMarkdown(body)
    .text.split('\n')
    .filter((line) => !line.startsWith('>'));
  const lines = own.join('\n').trim().split('\n');
  const kept = lines.length > mostLines ? [...lines.slice(0, mostLines), '…'] : lines;
  return [introduction, '', ...kept].map((line) => `> ${line}`.trimEnd()).join('\n') + '\n\n';
}
