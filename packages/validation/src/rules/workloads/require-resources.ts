import { containerText } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Rule } from '../rule/rule.ts'
import { valueAt } from '../../values/value-at.ts'

export const requireResources: Rule = {
  id: 'require-resources',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'Every container requests CPU and memory, and limits its memory.',
  rationale:
    'A pod without a memory limit takes down its node. The scheduler places one without requests anywhere.',
  fix: 'Set requests.cpu, requests.memory and limits.memory.',
  check: inEachRun((run, report) => {
    if (!run.isKnown('resources')) return
    for (const [path, impact] of REQUIRED)
      if (valueAt(run.container.resources, path) === undefined)
        report({
          location: run.location('resources', ...path),
          message: `${containerText(run)} has no resources.${path.join('.')}`,
          impact,
          fix: `set resources.${path.join('.')}`,
        })
  }),
}

const UNPLACED = 'the scheduler places it as if it needed nothing, and it is evicted first'

const REQUIRED = [
  [['requests', 'cpu'], UNPLACED],
  [['requests', 'memory'], UNPLACED],
  [['limits', 'memory'], 'a leak takes all memory of its node, and the kernel kills other programs'],
] as const
