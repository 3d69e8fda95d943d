import { sampleFleet } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { ago, playedPod, playedWorkload } from '../../testing/played-pods.ts'
import { ordinaryStores, overStreams, type MadeStream } from '../../testing/stored.ts'
import { lineArrives } from './line-arrives.ts'
import { lineHasPod } from './line-has-pod.ts'

const stream = (
  labels: Readonly<Record<string, string>>,
  node?: string,
  more: Partial<MadeStream> = {},
): MadeStream => ({ labels, ...(node !== undefined && { metadata: { k8s_node_name: node } }), ...more })

const APP = { k8s_pod_name: 'app-1', k8s_namespace_name: 'apps', service_name: 'app' }
const WELL = [stream({ cluster: 'hub', ...APP }, 'node-1'), stream({ cluster: 'spoke', ...APP }, 'node-2')]

const foundIn = (...streams: readonly MadeStream[]) =>
  foundBy(lineHasPod, { loki: { evaluate: overStreams(...streams) } })

test('an ordinary fleet gives no finding', async () => {
  expect(await foundBy(lineHasPod, { loki: { evaluate: ordinaryStores(sampleFleet()).loki } })).toEqual([])
  expect(await foundIn(...WELL)).toEqual([])
})

test('lines of an unknown service are found, with how many there are', async () => {
  const [found, ...others] = await foundIn(
    ...WELL,
    stream({ cluster: 'spoke', service_name: 'unknown_service' }, undefined, { every: 60 }),
  )
  expect(others).toEqual([])
  expect(found).toMatchObject({ severity: 'error', cluster: 'spoke', subject: 'cluster spoke' })
  expect(found?.message).toBe('15 of 75 lines of spoke came without a pod within 15m, as `unknown_service`')
  expect(found?.cause).toMatch(/do not become attributes of the resource/)
})

test('pods that the API does not give are another cause', async () => {
  const [found, ...others] = await foundIn(stream({ cluster: 'spoke', ...APP }))
  expect(others).toEqual([])
  expect(found?.message).toBe('the pods of 60 of 60 lines of spoke were not found within 15m')
  expect(found?.cause).toMatch(/the rights of its ServiceAccount/)
})

test('the first lines of a new pod are none', async () => {
  expect(
    await foundIn(...WELL, stream({ cluster: 'spoke', ...APP }, undefined, { since: 45, until: 15 })),
  ).toEqual([])
})

test('lines without a cluster are found by their node, and explain why the cluster is silent', async () => {
  const { headlines } = await examined([lineArrives, lineHasPod], {
    loki: { evaluate: overStreams(stream({ cluster: 'hub', ...APP }, 'node-1'), stream(APP, 'node-2')) },
  })
  expect(headlines).toHaveLength(1)
  expect(headlines[0]).toMatchObject({
    check: 'line-has-pod',
    cluster: 'spoke',
    message: '60 lines of node-2 came without the label `cluster` within 15m',
    symptoms: [{ check: 'line-arrives', cluster: 'spoke' }],
  })
})

test('it follows from a configuration of the collector that was changed', async () => {
  const [found] = await foundBy(lineHasPod, {
    clusters: {
      spoke: {
        tree: [
          {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: 'otel-collector-0123456789', namespace: 'monitoring' },
          },
        ],
      },
    },
    loki: { evaluate: overStreams(stream({ cluster: 'spoke', ...APP })) },
  })
  expect(found?.followsFrom).toEqual([
    {
      check: 'object-unchanged',
      cluster: 'spoke',
      subject: 'ConfigMap monitoring/otel-collector-0123456789',
    },
  ])
})

test('lines without a pod explain that their namespaces seem silent', async () => {
  const log = `/api/v1/namespaces/apps/pods/app-1/log?container=app&sinceSeconds=900&timestamps=true&limitBytes=4096`
  const { headlines } = await examined([lineArrives, lineHasPod], {
    clusters: {
      spoke: {
        objects: [playedPod(playedWorkload('DaemonSet', 'app'), { name: 'app-1' })].map((pod) => ({
          ...pod,
          metadata: { ...pod.metadata, namespace: 'apps' },
          spec: { containers: [{ name: 'app' }] },
        })),
        texts: { [log]: `${ago(600)} a line` },
      },
    },
    loki: {
      evaluate: overStreams(
        ...WELL.slice(0, 1),
        stream({ cluster: 'spoke', ...APP }, 'node-2', { until: 1000 }),
        stream({ cluster: 'spoke', service_name: 'unknown_service' }, undefined, { since: 990 }),
      ),
    },
  })
  expect(headlines).toMatchObject([
    { check: 'line-has-pod', symptoms: [{ check: 'line-arrives', subject: 'namespace apps' }] },
  ])
})
