import { sampleFleet, sampleVictoriaLogs } from '@fleet/model/testing'
import { expect, it } from 'vitest'
import { logSources, pluginsOf } from './log-source.ts'

const { hub, versions } = sampleVictoriaLogs()
const fleet = sampleFleet({ hub, versions })

it('asks the store that the fleet has, through its gateway', () => {
  expect(logSources(fleet)).toMatchObject([
    {
      type: 'victoriametrics-logs-datasource',
      uid: 'victorialogs',
      url: 'http://telemetry-gateway.monitoring.svc.cluster.local:80',
    },
  ])
  expect(logSources(sampleFleet())).toMatchObject([{ type: 'loki', uid: 'loki' }])
})

it('asks the second of two copies by a path of its own', () => {
  const copies = sampleVictoriaLogs({ copies: 2 })
  expect(logSources(sampleFleet(copies)).map(({ uid, url }) => [uid, url])).toEqual([
    ['victorialogs', 'http://telemetry-gateway.monitoring.svc.cluster.local:80'],
    ['victorialogs-copy-2', 'http://telemetry-gateway.monitoring.svc.cluster.local:80/second-copy'],
  ])
})

it('installs the plugin at one version, which the inventory may state', () => {
  expect(pluginsOf(sampleFleet())).toBeUndefined()
  expect(pluginsOf(fleet)).toEqual([expect.stringMatching(/^victoriametrics-logs-datasource@\d/)])
  const plugins = ['grafana-clock-panel@3.1.0', 'victoriametrics-logs-datasource@0.29.0']
  const own = sampleFleet({ versions, hub: { ...hub, grafana: { ...hub.grafana, plugins } } })
  expect(pluginsOf(own)).toEqual(plugins)
})
