import { inEachCluster, type Rule } from '../rule/rule.ts'
import { accountRightsIn } from './account-rights.ts'

export const noMissingRight: Rule = {
  id: 'no-missing-right',
  ownSeverity: 'warning',
  summary: 'A ServiceAccount has every right that the configurations of its pods, or `doctor`, use.',
  rationale:
    'A collector without the right to watch pods starts, finds no pod, and sends lines without labels.',
  fix: 'Give the account the right that the finding names.',
  check: inEachCluster((cluster, report) => {
    for (const { owner, needs, rights, location } of accountRightsIn(cluster))
      for (const [need, reason] of needs) {
        if (rights.some(({ text }) => text === need)) continue
        report({
          location,
          message: `${owner} has no right to ${need}, and ${reason}`,
          impact: 'the API server refuses its requests, and the data from them is missing',
          fix: `give it the right to ${need}`,
          absence: { of: 'roles' },
        })
      }
  }),
}
