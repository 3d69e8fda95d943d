import { flowBreaches } from '../../telemetry/flow/judged.ts'
import type { Rule } from '../rule.ts'

export const noMissingLabelValue: Rule = {
  id: 'no-missing-label-value',
  stage: 'meaning',
  demands:
    'Each value that a query matches is one that some series has, wherever all the values there are are known.',
  why: 'A misspelt phase, mode or job selects nothing, which on a panel looks like “all is well”.',
  example: {
    refused: 'kube_pod_status_phase{cluster=~"${cluster}", phase="Runing"}',
    accepted: 'kube_pod_status_phase{cluster=~"${cluster}", phase="Running"}',
  },
  mend: 'Correct the value.',
  judge: flowBreaches('no-missing-label-value', {
    consequence: 'the selector finds nothing there, and no error says so',
    mend: 'correct the value',
  }),
}
