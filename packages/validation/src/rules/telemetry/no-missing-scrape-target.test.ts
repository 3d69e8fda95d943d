import { describe, expect, it } from 'vitest'
import { refusedBy, setTarget } from '../../testing/trees.ts'

describe('no-missing-scrape-target', () => {
  it('refuses a target whose Service nobody makes', async () => {
    expect(await refusedBy(setTarget('prometheus/exporter', 'exporters.monitoring.svc:8080'))).toEqual([
      'no-missing-scrape-target',
    ])
  })

  it('refuses a target on a port that the Service does not have', async () => {
    expect(await refusedBy(setTarget('prometheus/exporter', 'exporter.monitoring.svc:8081'))).toEqual([
      'no-missing-scrape-target',
    ])
  })

  it('refuses a target on a port that nothing opens on the node', async () => {
    expect(await refusedBy(setTarget('prometheus/kubelet', '${env:NODE_IP}:10251'))).toEqual([
      'no-missing-scrape-target',
    ])
  })
})
