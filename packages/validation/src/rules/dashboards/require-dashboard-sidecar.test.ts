import { InternalError } from '@fleet/model'
import { describe, expect, it } from 'vitest'
import { refusedBy, set, type Change } from '../../testing/sample-trees.ts'
import { requireDashboardSidecar } from './require-dashboard-sidecar.ts'
import { testRule } from '../../testing/test-rule.ts'

const OBJECT = 'hub ConfigMap dashboard-k8s-logs-search'

const underAnotherKey: Change = ({ hub }) => {
  const [configMap] = hub.files.get('telemetry/dashboard-k8s-logs-search.yaml') ?? []
  const { data } = configMap as unknown as { data: Record<string, string> }
  data['k8s-logs-search.jsn'] = data['k8s-logs-search.json'] ?? ''
  delete data['k8s-logs-search.json']
}

const onTheSpoke: Change = ({ hub, spoke }) => {
  const file = 'telemetry/dashboard-k8s-logs-search.yaml'
  const objects = hub.files.get(file) ?? []
  hub.files.set(file, [])
  const found = [...spoke.files].find(([path]) => path.startsWith('telemetry/'))
  if (!found) throw new InternalError('the spoke has no telemetry')
  const [target, others] = found
  spoke.files.set(target, [...others, ...objects])
}

testRule(requireDashboardSidecar, {
  invalid: [
    ...(
      [
        ['a ConfigMap without the label', set(OBJECT, ['metadata', 'labels', 'grafana_dashboard'], '')],
        ['a file that Grafana does not read', underAnotherKey],
      ] as const
    ).map(([name, broken]) => ({ name, changes: [broken] })),
  ],
})

describe('require-dashboard-sidecar', () => {
  it('refuses a sidecar that looks for another label', async () => {
    const path = ['spec', 'values', 'grafana', 'sidecar', 'dashboards', 'label']
    expect(await refusedBy(set('hub HelmRelease kube-prometheus-stack', path, 'dashboards'))).toContain(
      'require-dashboard-sidecar',
    )
  })

  it('refuses a dashboard where no Grafana is', async () => {
    expect(await refusedBy(onTheSpoke)).toContain('require-dashboard-sidecar')
  })
})
