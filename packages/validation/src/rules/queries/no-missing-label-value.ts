import { flowViolations } from '../../telemetry/flow/followed-questions.ts'
import type { Rule } from '../rule.ts'

export const noMissingLabelValue: Rule = {
  id: 'no-missing-label-value',
  stage: 'meaning',
  summary:
    'Each value that a query matches is one that some series has, wherever all the values there are are known.',
  rationale: 'A misspelt phase, mode or job selects nothing, which on a panel looks like “all is well”.',
  example: {
    refused: 'kube_pod_status_phase{cluster=~"${cluster}", phase="Runing"}',
    accepted: 'kube_pod_status_phase{cluster=~"${cluster}", phase="Running"}',
  },
  fix: 'Correct the value.',
  check: flowViolations('no-missing-label-value', {
    impact: 'the selector finds nothing there, and no error says so',
    fix: 'correct the value',
  }),
}
