import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../testing/trees.ts'

const CONFIG = 'spoke ConfigMap collector-1'
const KEY = ['data', 'config.yaml'] as const

describe('no-missing-scrape-target', () => {
  it('refuses a target whose Service nobody makes', async () => {
    expect(
      await refusedBy(
        set(
          CONFIG,
          [
            ...KEY,
            'receivers',
            'prometheus/exporter',
            'config',
            'scrape_configs',
            0,
            'static_configs',
            0,
            'targets',
            0,
          ],
          'exporters.monitoring.svc:8080',
        ),
      ),
    ).toEqual(['no-missing-scrape-target'])
  })

  it('refuses a target on a port that the Service does not have', async () => {
    expect(
      await refusedBy(
        set(
          CONFIG,
          [
            ...KEY,
            'receivers',
            'prometheus/exporter',
            'config',
            'scrape_configs',
            0,
            'static_configs',
            0,
            'targets',
            0,
          ],
          'exporter.monitoring.svc:8081',
        ),
      ),
    ).toEqual(['no-missing-scrape-target'])
  })

  it('refuses a target on a port that nothing opens on the node', async () => {
    expect(
      await refusedBy(
        set(
          CONFIG,
          [
            ...KEY,
            'receivers',
            'prometheus/kubelet',
            'config',
            'scrape_configs',
            0,
            'static_configs',
            0,
            'targets',
            0,
          ],
          '${env:NODE_IP}:10251',
        ),
      ),
    ).toEqual(['no-missing-scrape-target'])
  })
})
