import { describe, expect, it } from 'vitest'
import { refusedBy, type Change } from '../../testing/sample-trees.ts'

/** The lines of pods' dashboard under the key of another. */
const underAnothersKey: Change = ({ hub }) => {
  const [configMap] = hub.files.get('telemetry/dashboard-k8s-logs-pod.yaml') ?? []
  const { data } = configMap as unknown as { data: Record<string, string> }
  data['k8s-logs-search.json'] = data['k8s-logs-pod.json'] ?? ''
  delete data['k8s-logs-pod.json']
}

describe('unique-dashboard-file', () => {
  it('refuses two dashboards under one key', async () => {
    expect(await refusedBy(underAnothersKey)).toEqual(['unique-dashboard-file'])
  })
})
