import type { Fault } from '../../repository.ts'

export const faults: readonly Fault[] = [
  {
    what: 'a custom resource against the definition in the tree',
    file: 'apps/things/lamps.yaml',
    change: { replace: 'room: hall\n  watts: 9', by: 'room: hall\n  watts: nine' },
    rule: 'valid-object',
  },
  {
    what: 'a schedule that there is not',
    file: 'apps/things/jobs.yaml',
    change: { replace: 'schedule: 30 3 * * 0', by: 'schedule: 30 3 * * 8' },
    rule: 'valid-schedule',
  },
  {
    what: 'an environment variable as a number',
    file: 'apps/paperless/app.yaml',
    change: { replace: 'value: redis://paperless-cache:6379', by: 'value: 6379' },
    rule: 'valid-object',
  },
  {
    what: 'a Service opens a port that its pods name otherwise',
    file: 'apps/mealie/app.yaml',
    change: { replace: 'targetPort: http', by: 'targetPort: web' },
    rule: 'no-missing-port',
  },
  {
    what: 'a role binding names no role',
    file: 'infrastructure/configs/policies.yaml',
    change: {
      replace: 'kind: ClusterRole\n  name: kyverno:secrets\nsubjects',
      by: 'kind: ClusterRole\n  name: kyverno:secret\nsubjects',
    },
    rule: 'no-missing-role',
  },
]
