import { inEachCluster, type Rule } from '../rule/rule.ts'
import { accountTokensIn } from './account-tokens.ts'

export const banNeedlessToken: Rule = {
  id: 'ban-needless-token',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'A pod without rights mounts no token for the API server.',
  rationale: 'By default every pod mounts a token. It gains every right that its account gets later.',
  fix: 'Set automountServiceAccountToken: false, in the pod or in its ServiceAccount.',
  check: inEachCluster((cluster, report) => {
    for (const { owner, account, isMounted, isUsed, location } of accountTokensIn(cluster)) {
      if (!isMounted || isUsed) continue
      report({
        location,
        message: `the pods of ${owner} mount a token of ${account}, which has no rights`,
        impact: 'an attacker in the pod can use the API in its name',
        fix: 'set automountServiceAccountToken: false',
        absence: { of: 'roles' },
      })
    }
  }),
}
