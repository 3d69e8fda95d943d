import { expect, test } from 'vitest'
import type { Pod } from '../../live/pods.ts'
import { playedKustomization, playedRepository } from '../../testing/played-flux.ts'
import { ago, playedPod, playedWorkload, type PlayedPod } from '../../testing/played-pods.ts'
import { examined, foundBy, type PlayedFleet } from '../../testing/played-fleet.ts'
import { imageAsStated } from './image-as-stated.ts'

const IMAGE = 'registry.example/collector:1.0.0'
const OTHER = 'registry.example/collector:2.0.0'

const collector = {
  ...playedWorkload('DaemonSet', 'otel-collector', {
    spec: { template: { spec: { containers: [{ name: 'otel-collector', image: IMAGE }] } } },
  }),
  file: 'telemetry/otel-collector.yaml',
}
const TREE = [{ ...playedKustomization('telemetry'), file: 'flux/telemetry.yaml' }, collector]

const pod = (image: string, more: PlayedPod = {}): Pod =>
  playedPod(collector, { spec: { containers: [{ name: 'otel-collector', image }] }, ...more })

const pulled = (digit: string, name: string): Pod =>
  pod(IMAGE, {
    name,
    containers: [{ image: IMAGE, imageID: `registry.example/collector@sha256:${digit.repeat(64)}` }],
  })

const hub = (pods: readonly Pod[], repository: PlayedFleet['repository'] = {}): PlayedFleet => ({
  clusters: {
    hub: { tree: TREE, objects: [playedRepository(), playedKustomization('telemetry'), ...pods] },
  },
  repository,
})

test('the image that is stated is no finding', async () => {
  expect(await foundBy(imageAsStated, hub([pulled('a', 'one'), pulled('a', 'two')]))).toEqual([])
})

test('another image is found', async () => {
  const [found, ...others] = await foundBy(imageAsStated, hub([pod(IMAGE, { name: 'one' }), pod(OTHER)]))
  expect(others).toEqual([])
  expect(found).toMatchObject({
    severity: 'error',
    subject: 'DaemonSet monitoring/otel-collector',
    message: `DaemonSet monitoring/otel-collector runs ${OTHER} in the container otel-collector, and telemetry/otel-collector.yaml states ${IMAGE}`,
  })
  expect(found?.fix).toContain('kubectl --context cluster-1 --namespace monitoring rollout restart daemonset')
})

test.each([
  ['a pod was made a moment ago', pod(IMAGE, { name: 'new', createdAt: ago(30) })],
  ['a pod of the stated image is not ready', pod(IMAGE, { name: 'new', isReady: false })],
])('a rollout is on its way while %s', async (_, one) => {
  expect(await foundBy(imageAsStated, hub([one, pod(OTHER)]))).toEqual([])
})

test('two images under one reference are a warning', async () => {
  const [found, ...others] = await foundBy(imageAsStated, hub([pulled('a', 'one'), pulled('b', 'two')]))
  expect(others).toEqual([])
  expect(found).toMatchObject({ severity: 'warning' })
  expect(found?.cause).toMatch(/tag was moved/)
  expect(found?.evidence.map(({ seen }) => seen)).toEqual([
    `sha256:${'a'.repeat(64)}`,
    `sha256:${'b'.repeat(64)}`,
  ])
})

test('where the checkout is not what Flux follows, it is no fault and not well', async () => {
  const { headlines, unasked } = await examined(imageAsStated, hub([pod(OTHER)], { isClean: false }))
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'image-as-stated', obstacle: 'missing' }])
})
