import { type Change } from '../../testing/sample-trees.ts'
import { uniqueDashboardFile } from './unique-dashboard-file.ts'
import { testRule } from '../../testing/test-rule.ts'

/** The lines of pods' dashboard under the key of another. */
const underAnothersKey: Change = ({ hub }) => {
  const [configMap] = hub.files.get('telemetry/dashboard-k8s-logs-pod.yaml') ?? []
  const { data } = configMap as unknown as { data: Record<string, string> }
  data['k8s-logs-search.json'] = data['k8s-logs-pod.json'] ?? ''
  delete data['k8s-logs-pod.json']
}

testRule(uniqueDashboardFile, {
  invalid: [{ name: 'two dashboards under one key', changes: [underAnothersKey] }],
})
