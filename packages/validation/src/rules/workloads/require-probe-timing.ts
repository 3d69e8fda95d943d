import { containerText } from '../../tree/workloads/containers.ts'
import { inEachOwnRun } from '../rule/in-each-run.ts'
import type { Rule } from '../rule/rule.ts'
import { probesOf } from '../../tree/workloads/probes.ts'

export const requireProbeTiming: Rule = {
  id: 'require-probe-timing',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'A probe states its period and its time-out, and the time-out is within the period.',
  rationale: 'The default time-out of one second puts slow services into restart loops.',
  fix: 'Set periodSeconds and timeoutSeconds, the second no longer than the first.',
  // A chart’s probes have its own timing.
  check: inEachOwnRun((run, report) => {
    for (const [kind, { timeoutSeconds, periodSeconds }] of probesOf(run)) {
      if (timeoutSeconds === undefined || periodSeconds === undefined)
        report({
          location: run.location(kind, timeoutSeconds === undefined ? 'timeoutSeconds' : 'periodSeconds'),
          message: `the ${kind} of ${containerText(run)} does not state its period and its time-out`,
          impact: 'a program that responds later than the default of one second counts as dead',
          fix: 'set periodSeconds, and timeoutSeconds within it',
        })
      if ((timeoutSeconds ?? 1) > (periodSeconds ?? 10))
        report({
          location: run.location(kind, 'timeoutSeconds'),
          message: `the ${kind} of ${containerText(run)} waits ${timeoutSeconds} s for a response and runs every ${periodSeconds ?? 10} s`,
          impact: 'the kubelet detects a failure later than the period promises',
          fix: 'lower timeoutSeconds to at most periodSeconds',
        })
    }
  }),
}
