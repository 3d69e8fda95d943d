import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'

describe('require-index-label', () => {
  it('refuses a level in the selector, which Loki keeps beside the lines', async () => {
    const moved = (expr: string) =>
      expr.replace('} | detected_level=~"error|critical|fatal"', ', detected_level="error"}')
    expect(await refusedBy(inQuery('k8s-logs-errors', 'Errors per second', moved))).toEqual([
      'require-index-label',
    ])
  })

  it('refuses the label of another pipeline', async () => {
    const renamed = (expr: string) => expr.replaceAll('service_namespace=~', 'namespace=~')
    expect(await refusedBy(inQuery('k8s-logs-errors', 'Errors per second', renamed))).toEqual([
      'require-index-label',
    ])
  })
})
