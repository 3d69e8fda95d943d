import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { changeIn } from '../../testing/dashboard-changes.ts'

describe('valid-dashboard-variable', () => {
  it('refuses a form that Grafana does not know', async () => {
    const misspelt = (query: string) => query.replace('label_values', 'label_value')
    expect(await refusedBy(changeIn('k8s-logs-pod', ['templating', 'list', 1, 'query'], misspelt))).toEqual([
      'valid-dashboard-variable',
    ])
  })

  it('refuses a label that is no name', async () => {
    const without = (query: string) => query.replace('service_namespace)', ')')
    expect(await refusedBy(changeIn('k8s-logs-pod', ['templating', 'list', 1, 'query'], without))).toEqual([
      'valid-dashboard-variable',
    ])
  })
})
