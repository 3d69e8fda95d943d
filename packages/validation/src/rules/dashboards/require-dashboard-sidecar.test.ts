import { InternalError } from '@fleet/model'
import { describe, expect, it } from 'vitest'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { objectOf } from '../../testing/dashboard-changes.ts'
import { change, refusedBy, set, type Change } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireDashboardSidecar } from './require-dashboard-sidecar.ts'

const underAnotherKey = change<Readonly<Record<string, string>>>(objectOf('search'), ['data'], (data) => ({
  'k8s-logs-search.jsn': data['k8s-logs-search.json'],
}))

const onTheSpoke: Change = ({ hub, spoke }) => {
  const file = 'telemetry/dashboard-k8s-logs-search.yaml'
  const objects = hub.files.get(file) ?? []
  hub.files.set(file, [])
  const telemetry = [...spoke.files].find(([path]) => path.startsWith('telemetry/'))
  if (!telemetry) throw new InternalError('the spoke has no telemetry')
  const [path, others] = telemetry
  spoke.files.set(path, [...others, ...objects])
}

testRule(requireDashboardSidecar, {
  invalid: [
    {
      name: 'a ConfigMap without the value of the label',
      changes: [set(objectOf('search'), ['metadata', 'labels', 'grafana_dashboard'], '')],
    },
    { name: 'a file that Grafana does not read', changes: [underAnotherKey] },
  ],
})

describe('require-dashboard-sidecar', () => {
  // The sidecar then reads none of the dashboards, and their links lead nowhere.
  it('refuses a sidecar with another label', async () => {
    const label = [...VALUES, 'grafana', 'sidecar', 'dashboards', 'label']
    expect(await refusedBy(set(HUB_STACK, label, 'dashboards'))).toContain('require-dashboard-sidecar')
  })

  it('refuses a dashboard on a cluster without Grafana', async () => {
    expect(await refusedBy(onTheSpoke)).toContain('require-dashboard-sidecar')
  })
})
