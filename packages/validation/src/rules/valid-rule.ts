import type { FleetView } from '../tree/fleet-view.ts'
import type { RuleDocs } from './rule/rule.ts'
import type { Failure, Reported } from './run-rules.ts'

/** The rule about rules: one that fails inside ends nothing, and is a finding. */
export const VALID_RULE: RuleDocs = {
  id: 'valid-rule',
  summary: 'Every rule runs to its end.',
  rationale: 'A rule that fails inside finds nothing, and its silence looks like a good tree.',
  fix: 'Report the failure. Until it is corrected, switch the rule off in .fleet.yaml.',
}

/** The failures of rules as violations, each in the first cluster in which the rule fails. */
export const reportedFailures = (
  failures: readonly Failure[],
  { clusters }: FleetView,
): readonly Reported[] =>
  failures.flatMap(({ rule, reason, failsIn }) => {
    const cluster = clusters.find(failsIn) ?? clusters[0]
    if (!cluster) return []
    return [
      {
        rule: VALID_RULE,
        violation: {
          location: { cluster: cluster.name, file: { path: '', content: '', objects: [] } },
          message: `the rule ${rule} failed inside: ${reason}`,
          impact: 'what it would find is not reported',
          fix: `report this failure; until it is corrected, \`severities: {${rule}: off}\` in .fleet.yaml leaves the rule out`,
        },
      },
    ]
  })
