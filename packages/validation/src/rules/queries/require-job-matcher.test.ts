import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'

describe('require-job-matcher', () => {
  it('refuses pods of whichever job counts them', async () => {
    const anyJob = (expr: string) => expr.replace('job="kube-state-metrics", ', '')
    expect(await refusedBy(inQuery('k8s-multicluster-overview', 'Pods running', anyJob))).toEqual([
      'require-job-matcher',
    ])
  })
})
