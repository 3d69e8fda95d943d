import { expect } from 'vitest'
import { objectOf } from '../../testing/dashboard-changes.ts'
import { change } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { uniqueDashboardUid } from './unique-dashboard-uid.ts'

testRule(uniqueDashboardUid, {
  invalid: [
    {
      name: 'two dashboards of one uid',
      changes: [
        change<Readonly<Record<string, string>>>(objectOf('pod'), ['data'], (data) => ({
          ...data,
          'another.json': data['k8s-logs-pod.json']?.replaceAll('Kubernetes / Logs / Pod', 'Another'),
        })),
      ],
      findings: [{ message: expect.stringContaining('Kubernetes / Logs / Pod') }],
    },
  ],
})
