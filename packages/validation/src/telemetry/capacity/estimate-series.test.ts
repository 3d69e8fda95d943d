import { describe, expect, it } from 'vitest'
import { change, treesAfter, type Change } from '../../testing/sample-trees.ts'
import { fleetView } from '../../tree/fleet-view.ts'
import { estimateSeries } from './estimate-series.ts'

const seriesOf = (exporter: string, nodes = 1, ...changes: readonly Change[]): number => {
  const spoke = fleetView(treesAfter(...changes)).clusters.find(({ name }) => name === 'oracle-k3s')
  if (!spoke) throw new Error('the sample trees have no oracle-k3s')
  return estimateSeries(spoke, nodes)
    .families()
    .filter((family) => family.exporter === exporter)
    .reduce((sum, { series }) => sum + series, 0)
}

describe('the series that a cluster is estimated to have', () => {
  // A machine of two processors, one disk and four interfaces answered with 523.
  it('are those of a node-exporter’s real answer, within a quarter', () => {
    expect(seriesOf('node-exporter')).toBeGreaterThan(523)
    expect(seriesOf('node-exporter')).toBeLessThan(523 * 1.25)
  })

  it('grow with nodes by what each node’s own exporter has', () => {
    expect(seriesOf('node-exporter', 3)).toBe(3 * seriesOf('node-exporter'))
  })

  it('grow with replicas by the series of a pod', () => {
    const more = (replicas: number) =>
      change('spoke Deployment it-tools', ['spec', 'replicas'], () => replicas)
    const one = seriesOf('kube-state-metrics', 1, more(1))
    const eleven = seriesOf('kube-state-metrics', 1, more(11))
    const perPod = (eleven - one) / 10
    expect(perPod).toBeGreaterThan(30)
    expect(perPod).toBeLessThan(80)
  })

  it('hold nothing that a keep list drops', () => {
    expect(seriesOf('cadvisor')).toBeLessThan(300)
  })
})
