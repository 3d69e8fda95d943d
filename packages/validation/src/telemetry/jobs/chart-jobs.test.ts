import { describe, expect, it } from 'vitest'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set, treesAfter, type Change } from '../../testing/committed-trees.ts'
import { clusterView } from '../../view/cluster-view.ts'
import { jobsOf } from './jobs-of.ts'

const MONITOR = [...VALUES, 'kubelet', 'serviceMonitor'] as const

const jobsAfter = (...changes: readonly Change[]) =>
  treesAfter(...changes)
    .map(clusterView)
    .flatMap(jobsOf)
    .filter(({ maker }) => maker === 'chart')

const intervalOfCadvisor = (...changes: readonly Change[]) =>
  jobsAfter(...changes).find(({ path }) => path === '/metrics/cadvisor')?.interval

describe('the scrapes of kube-prometheus-stack', () => {
  it('ask cAdvisor as often as the kubelet, whatever its own interval is', () => {
    const own = set(HUB_STACK, [...MONITOR, 'cAdvisorInterval'], '120s')
    expect(intervalOfCadvisor(own)).toBe(30)
    expect(intervalOfCadvisor(own, set(HUB_STACK, [...MONITOR, 'interval'], '60s'))).toBe(60)
  })

  it.each(['', undefined])('ask cAdvisor by its own interval where the kubelet has %s', (interval) => {
    const without = set(HUB_STACK, [...MONITOR, 'interval'], interval)
    expect(intervalOfCadvisor(without)).toBe(10)
    expect(intervalOfCadvisor(without, set(HUB_STACK, [...MONITOR, 'cAdvisorInterval'], '120s'))).toBe(120)
  })

  it('ask the reloader of Prometheus, too', () => {
    const endpoints = jobsAfter()
      .flatMap(({ targets }) => targets)
      .filter(({ address }) => address === 'kube-prometheus-stack-prometheus')
      .map(({ labels }) => labels.get('endpoint'))
    expect(endpoints).toEqual([new Set(['http-web']), new Set(['reloader-web'])])
  })

  it('leave Kubernetes’ own parts out where their monitors are off', () => {
    const off = set(HUB_STACK, [...VALUES, 'kubernetesServiceMonitors', 'enabled'], false)
    const left = jobsAfter(off).flatMap(({ targets }) => targets.map(({ address }) => address))
    expect(left).not.toContain('kube-prometheus-stack-kubelet')
    expect(left).not.toContain('kube-prometheus-stack-coredns')
    expect(left).toContain('kube-prometheus-stack-kube-state-metrics')
  })
})
