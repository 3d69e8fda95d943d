import { describe, expect, it } from 'vitest'
import { findingsAfter, set } from '../../testing/sample-trees.ts'
import { objectOf } from '../../testing/dashboard-changes.ts'

describe('unique-dashboard-uid', () => {
  it('refuses two dashboards with one uid, and names both', async () => {
    const findings = await findingsAfter((trees) => {
      const file = trees.hub.files.get('telemetry/dashboard-k8s-logs-pod.yaml')?.[0] as unknown as {
        readonly data: Readonly<Record<string, string>>
      }
      const text = (file.data['k8s-logs-pod.json'] ?? '').replaceAll('Kubernetes / Logs / Pod', 'Another')
      set(objectOf('pod'), ['data', 'another.json'], text)(trees)
    })
    expect(findings).toMatchObject([
      { rule: 'unique-dashboard-uid', message: expect.stringContaining('Kubernetes / Logs / Pod') },
    ])
  })
})
