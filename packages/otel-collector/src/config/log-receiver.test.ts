import { sampleFleet } from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { containerOperators, logReceiver, pathOperators } from './log-receiver.ts'

const regex = new RegExp(
  pathOperators.flatMap((operator) =>
    'regex' in operator ? [operator.regex.replaceAll('(?P<', '(?<')] : [],
  )[0] ?? '',
)
const partsOf = (path: string) => regex.exec(path)?.groups

describe('the path of a log file', () => {
  it('has the container and the pod of its lines', () => {
    const path =
      '/var/log/pods/rss-system_miniflux-7d9f6c5b8-x2x7k_0f0e4b8e-6a39-4dd6-9fd0-2f6f4a0a4a34/miniflux/0.log'
    expect(partsOf(path)).toEqual({
      namespace: 'rss-system',
      pod_name: 'miniflux-7d9f6c5b8-x2x7k',
      uid: '0f0e4b8e-6a39-4dd6-9fd0-2f6f4a0a4a34',
      container_name: 'miniflux',
    })
  })

  it('is understood after many restarts', () => {
    expect(partsOf('/var/log/pods/a_b_0f0e4b8e-6a39-4dd6-9fd0-2f6f4a0a4a34/c/117.log')).toMatchObject({
      container_name: 'c',
    })
  })

  it('is understood for a static pod, whose uid is a hash without dashes', () => {
    expect(
      partsOf('/var/log/pods/kube-system_etcd-n_9d1c8a3b7e5f4a2d9d1c8a3b7e5f4a2d/etcd/0.log'),
    ).toMatchObject({
      uid: '9d1c8a3b7e5f4a2d9d1c8a3b7e5f4a2d',
    })
  })

  it('is understood for a rotated file that is not compressed yet, and for no other', () => {
    const path = '/var/log/pods/a_b_0f0e4b8e-6a39-4dd6-9fd0-2f6f4a0a4a34/c/0.log.20261122-101010'
    expect(partsOf(path)).toMatchObject({ container_name: 'c' })
    expect(partsOf(`${path}.gz`)).toBeUndefined()
  })
})

describe('the operators of a spoke', () => {
  it('promote all four parts to the resource, where k8s_attributes looks for the pod', () => {
    const moves = pathOperators.flatMap((operator) =>
      'from' in operator ? [[operator.from, operator.to]] : [],
    )
    expect(moves).toEqual([
      ['attributes.uid', 'resource["k8s.pod.uid"]'],
      ['attributes.namespace', 'resource["k8s.namespace.name"]'],
      ['attributes.pod_name', 'resource["k8s.pod.name"]'],
      ['attributes.container_name', 'resource["k8s.container.name"]'],
    ])
  })

  it('read the path before they move its parts', () => {
    const types = pathOperators.map(({ type }) => type)
    expect(types.indexOf('regex_parser')).toBeLessThan(types.indexOf('move'))
  })
})

it.each([
  ['a spoke', pathOperators],
  ['the hub', containerOperators],
])('does not use the hash of a static pod as a uid on %s', (_, operators) => {
  const types = operators.map(({ type }) => type)
  const forgets = operators.findIndex((operator) => 'if' in operator)
  expect(operators[forgets]).toMatchObject({
    field: 'resource["k8s.pod.uid"]',
    if: 'resource["k8s.pod.uid"] matches "^[a-f0-9]+$"',
  })
  expect(forgets).toBeGreaterThan(Math.max(types.indexOf('container'), types.lastIndexOf('move')))
})

it.each([
  ['a spoke', pathOperators],
  ['the hub', containerOperators],
])('joins on %s what the runtime split at 16 KiB', (_, operators) => {
  expect(operators[0]).toMatchObject({ type: 'container' })
})

it('does not read the collector’s own log, which grows with every failed export', () => {
  const receiver = logReceiver(sampleFleet(), 'otel-collector', pathOperators)
  expect(receiver.exclude).toEqual(['/var/log/pods/monitoring_otel-collector-*_*/*/*'])
})
