import { describe, expect, test } from 'vitest'
import { cadvisor } from './cadvisor.ts'

type Labels = Readonly<Record<string, string>>

/** As in Prometheus: the values joined by `;`, with an anchored match. */
const isKept = (labels: Labels): boolean =>
  cadvisor.relabelings.every(({ sourceLabels, regex, action }) => {
    const value = sourceLabels.map((label) => labels[label] ?? '').join(';')
    return new RegExp(`^(?:${regex})$`).test(value) === (action === 'keep')
  })

describe('of the kubelet’s cAdvisor metrics', () => {
  test('a container’s memory is kept', () => {
    expect(isKept({ __name__: 'container_memory_rss', pod: 'app-1', container: 'app' })).toBe(true)
  })

  test('a pod’s network is kept, which has no container', () => {
    expect(isKept({ __name__: 'container_network_receive_bytes_total', pod: 'app-1' })).toBe(true)
  })

  test.each<[string, Labels]>([
    ['an unused metric', { __name__: 'container_tasks_state', pod: 'app-1', container: 'app' }],
    ['a slice of the node, which has no pod', { __name__: 'container_memory_rss', container: 'x' }],
    ['the sum over a pod', { __name__: 'container_memory_rss', pod: 'app-1' }],
  ])('%s is dropped', (_, labels) => {
    expect(isKept(labels)).toBe(false)
  })

  test('no rule has an empty pattern, in whose place the operator would put one that matches everything', () => {
    expect(cadvisor.relabelings.filter(({ regex }) => regex === '')).toEqual([])
  })
})
