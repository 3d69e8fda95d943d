import { objectOf } from '../../testing/dashboard-changes.ts'
import { change } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { uniqueDashboardFile } from './unique-dashboard-file.ts'

testRule(uniqueDashboardFile, {
  invalid: [
    {
      name: 'two dashboards under one key',
      changes: [
        change<Readonly<Record<string, string>>>(objectOf('pod'), ['data'], (data) => ({
          'k8s-logs-search.json': data['k8s-logs-pod.json'],
        })),
      ],
    },
  ],
})
