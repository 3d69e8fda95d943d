import { inEachCluster, type Rule } from '../rule/rule.ts'
import { accountTokensIn } from './account-tokens.ts'

export const noMissingToken: Rule = {
  id: 'no-missing-token',
  ownSeverity: 'warning',
  summary: 'A pod that uses the API server mounts a token for it.',
  rationale:
    'Without a token the API server refuses every request of the pod, whatever rights its account has.',
  fix: 'Remove automountServiceAccountToken: false.',
  check: inEachCluster((cluster, report) => {
    for (const { owner, isMounted, isUsed, location } of accountTokensIn(cluster)) {
      if (isMounted || !isUsed) continue
      report({
        location,
        message: `the pods of ${owner} use the API and mount no token`,
        impact: 'the API server refuses all their requests',
        fix: 'remove automountServiceAccountToken: false',
      })
    }
  }),
}
