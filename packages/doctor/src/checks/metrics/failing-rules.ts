import type { Found } from '../../diagnosis.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { inWords } from '../../live/time.ts'
import { namesIn } from '../../words.ts'
import { commandOnHub } from './commands-on-hub.ts'
import { evaluatorOf } from './evaluator.ts'
import { ofJob } from './refusals.ts'
import type { RuleGroup } from './rule-groups.ts'

/** Failed within five minutes, five minutes ago: while a pod is replaced, its series are there twice, and rules fail for a while. */
const failedBefore = (live: LiveFleet): string =>
  `sum by (rule_group) (increase(${ofJob(evaluatorOf(live).job, 'prometheus_rule_evaluation_failures_total')}[5m] offset 5m)) > 0`

/** Groups with rules that cannot be evaluated. */
export const failingRules = async (
  live: LiveFleet,
  groups: readonly RuleGroup[],
): Promise<readonly Found[]> => {
  const failed = groups.filter(({ rules }) => rules.some(({ health }) => health === 'err'))
  if (failed.length === 0) return []
  const before = await live.prometheus.query(failedBefore(live))
  return failed
    .filter(({ file, name }) =>
      // The Ruler reads a copy of each file in a folder of its own.
      before.some(({ labels }) => labels['rule_group']?.endsWith(`${file};${name}`)),
    )
    .map((group) => failingGroup(live, group))
}

const failingGroup = (live: LiveFleet, { name, rules }: RuleGroup): Found => {
  const failed = rules.filter(({ health }) => health === 'err')
  return {
    severity: 'error',
    cluster: live.hub.name,
    subject: `rules ${name}`,
    message: `${failed.length === 1 ? 'a rule' : `${failed.length} rules`} of the group ${name} cannot be evaluated: ${namesIn(failed.map((one) => one.name))}`,
    evidence: failed
      .slice(0, 3)
      .map((one) => ({ asked: `the last evaluation of ${one.name}`, seen: one.lastError ?? 'failed' })),
    cause:
      'Two series that it joins have the same labels, as of two exporters that report on the same thing.',
    fix: evaluatorOf(live).log,
  }
}

/** A group that takes longer than its interval. */
export const lateRules =
  (live: LiveFleet) =>
  ({ name, interval, evaluationTime }: RuleGroup): Found => ({
    severity: 'warning',
    cluster: live.hub.name,
    subject: `rules ${name}`,
    message: `the rules of the group ${name} take ${inWords(evaluationTime)} each ${inWords(interval)}`,
    evidence: [
      {
        asked: `evaluationTime of the group ${name} at /api/v1/rules`,
        seen: `${evaluationTime.toFixed(1)} s, with an interval of ${interval} s`,
      },
    ],
    cause:
      'Its queries read too many series, or what evaluates them has too little CPU: its alerts are late.',
    fix: commandOnHub(live, 'top pods --containers --sort-by=cpu'),
  })
