import { expect, test } from 'vitest'
import { requestOf, writeRequest } from './remote-write.ts'

const cluster = 'cluster-0001'
const series = [
  { __name__: 'up', cluster, job: 'kubelet' },
  { __name__: 'kube_pod_info', cluster, pod: 'checkout-0' },
]

/** The timestamps that remote write has, in milliseconds. */
const times = [1_796_000_000_000, 1_796_000_015_000]

test('a request that is laid out once is the same as one that is made of its samples', () => {
  const laidOut = writeRequest(cluster, series, times.length).at(times, 0)
  const made = requestOf(
    series.map((labels) => ({ labels, samples: times.map((time) => ({ time, value: 0 })) })),
  )
  // Apart from the values, which a laid out request computes.
  expect(laidOut).toHaveLength(made.length)
  expect(laidOut.subarray(0, 60)).toEqual(made.subarray(0, 60))
})

test('the cluster of all series is renamed, and nothing else', () => {
  const request = writeRequest(cluster, series)
  const before = request.at(times.slice(0, 1), 0).toString('latin1')
  request.rename('cluster-0002')
  const after = request.at(times.slice(0, 1), 0).toString('latin1')
  expect(after).toBe(before.replaceAll(cluster, 'cluster-0002'))
  expect(after).not.toBe(before)
})

test('labels are sorted by their names, as remote write asks', () => {
  const [first, second] = [
    { b: '2', a: '1', __name__: 'x' },
    { __name__: 'x', a: '1', b: '2' },
  ].map((labels) => requestOf([{ labels, samples: [] }]))
  expect(first).toEqual(second)
})
