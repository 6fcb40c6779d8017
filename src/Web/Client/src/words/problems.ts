import type { ProblemFragment } from '../generated/operations';
import type { Words } from './index';

/** A refusal of the hub: a stable code, and the field it names where there is one. */
export interface Problem {
  code: string;
  message: string;
  field?: string;
  most?: number;
}

export function problemOf(fragment: ProblemFragment): Problem {
  return { code: fragment.code, message: fragment.message, field: 'field' in fragment ? fragment.field : undefined, most: 'most' in fragment ? fragment.most : undefined };
}

/** A plain sentence for a refusal; what has no sentence of its own says that something did not work. */
export function sentenceFor(problem: Problem, words: Words): string {
  const sentence = (words.problems as Record<string, unknown>)[problem.code];
  if (typeof sentence === 'function') return (sentence as (most: number) => string)(problem.most ?? 0);
  return typeof sentence === 'string' ? sentence : words.problems.unknown;
}
