import { CLUSTER_LABEL } from '@fleet/model'
import { askedIn } from '../../telemetry/questions/asked.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import type { Rule } from '../rule/rule.ts'

export const requireClusterMatcher: Rule = {
  id: 'require-cluster-matcher',
  summary: `Each selector of a dashboard says of which clusters, by a matcher on ${CLUSTER_LABEL}.`,
  rationale: 'One selector without it, in a query of several, compares the chosen cluster with all of them.',
  fix: 'Add cluster=~"${cluster}" to the selector.',
  check: (fleet) => {
    const { questions, read } = askedIn(fleet)
    return questions
      .filter(({ by }) => by === 'grafana')
      .flatMap((question) => {
        const found = read(question)
        const { location, where } = question
        return (found.ok ? selectorsIn(found.expr) : [])
          .filter(
            ({ matchers }) =>
              !matchers.some(({ label, op }) => label.text === CLUSTER_LABEL && op.startsWith('=')),
          )
          .map(({ from }) => ({
            location: { ...location, offset: (location.offset ?? 0) + from },
            message: `${where} selects series of every cluster, whichever are chosen`,
            impact: 'what it shows is mixed with clusters that nobody asked for',
            fix: `add ${CLUSTER_LABEL}=~"\${${CLUSTER_LABEL}}" to the selector`,
          }))
      })
  },
}
