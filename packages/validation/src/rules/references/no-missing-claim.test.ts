import { HUB_STACK } from '../../testing/collector-keys.ts'
import { JOB } from '../../testing/job.ts'
import { own, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingClaim } from './no-missing-claim.ts'

const SPEC = ['spec', 'template', 'spec'] as const

const GRAFANA = ['spec', 'values', 'grafana'] as const

const keptGrafana = [
  set(HUB_STACK, [...GRAFANA, 'persistence'], { enabled: true }),
  set(HUB_STACK, [...GRAFANA, 'deploymentStrategy'], { type: 'Recreate' }),
]

/** A Job that mounts the claim of Grafana's chart. */
const { containers, ...pod } = JOB.spec.template.spec
const readsGrafana = own(
  {
    ...JOB,
    metadata: { ...JOB.metadata, name: 'reads-grafana', namespace: 'monitoring' },
    spec: {
      ...JOB.spec,
      template: {
        metadata: { labels: { 'app.kubernetes.io/name': 'reads-grafana' } },
        spec: {
          ...pod,
          containers: containers.map((container) => ({
            ...container,
            volumeMounts: [{ name: 'grafana', mountPath: '/grafana', readOnly: true }],
          })),
          volumes: [
            { name: 'grafana', persistentVolumeClaim: { claimName: 'kube-prometheus-stack-grafana' } },
          ],
        },
      },
    },
  },
  'telemetry',
  'hub',
)

testRule(noMissingClaim, {
  valid: [
    {
      name: 'the claim that the chart of Grafana makes',
      changes: [...keptGrafana, ...readsGrafana],
    },
  ],
  invalid: [
    {
      name: 'pods that mount a missing claim',
      changes: [
        set('hub Deployment calibre-web', [...SPEC, 'volumes', 2], {
          name: 'extra',
          persistentVolumeClaim: { claimName: 'elsewhere' },
        }),
        set('hub Deployment calibre-web', [...SPEC, 'containers', 0, 'volumeMounts', 3], {
          name: 'extra',
          mountPath: '/extra',
        }),
      ],
    },
    { name: 'the claim of a Grafana that has none', changes: readsGrafana },
  ],
})
