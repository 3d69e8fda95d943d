import type { Check } from '../check.ts'

export const banRefusedQuery: Check = {
  id: 'ban-refused-query',
  summary: 'The stores answer every query.',
  fix: 'correct the query; `pnpm validate` names the place where a parser refuses it',
  isBroken: true,
  stores: 'all',
  look: ({ refusals }) =>
    refusals.map(({ panel, query, message }) => ({
      ...(panel !== undefined && { panel }),
      seen: `the store refuses \`${query}\`: ${message}`,
    })),
}
