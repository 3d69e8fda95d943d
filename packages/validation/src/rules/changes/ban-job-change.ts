import { valueAt } from '../../values/value-at.ts'
import type { ChangeRule } from './change-rule.ts'
import { refusesChange } from './refused-change.ts'

export const banJobChange: ChangeRule = {
  id: 'ban-job-change',
  summary: 'A Job that Flux may not replace keeps its template.',
  rationale:
    'The template of a Job is immutable, its image too. Flux cannot apply the layer with a changed one, nor any later change of it.',
  fix: 'Add the annotation `kustomize.toolkit.fluxcd.io/force: enabled` to the Job, or give it a new name.',
  check: refusesChange({
    kinds: ['batch/Job'],
    fields: [
      'template',
      'selector',
      'completions',
      'completionMode',
      'podFailurePolicy',
      'successPolicy',
      'backoffLimitPerIndex',
      'managedBy',
    ].map((field) => ['spec', field]),
    fix: () => 'add the annotation kustomize.toolkit.fluxcd.io/force: enabled, or give the Job a new name',
    // The cluster has deleted the finished Job.
    isAllowed: ({ before }) =>
      typeof valueAt(before.object, ['spec', 'ttlSecondsAfterFinished']) === 'number',
  }),
}
