import { expect, test } from 'vitest'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import type { Workload } from '../../live/workloads.ts'
import { playedKustomization, playedRelease } from '../../testing/played-flux.ts'
import { ago, playedWorkload } from '../../testing/played-pods.ts'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { fluxApplied } from './flux-applied.ts'
import { fluxRuns } from './flux-runs.ts'

const controller = (name: string, over: Partial<Workload> = {}): Workload =>
  playedWorkload('Deployment', name, { metadata: { name, namespace: 'flux-system' }, ...over })

const ALL = ['source-controller', 'kustomize-controller', 'helm-controller'].map((name) => controller(name))
const TREE = [playedKustomization('telemetry')]

const inHub = (objects: readonly KubernetesObject[], tree: readonly KubernetesObject[] = TREE) =>
  foundBy(fluxRuns, { clusters: { hub: { objects, tree } } })

test('nothing is found where all controllers run', async () => {
  expect(await inHub(ALL)).toEqual([])
})

test('a cluster without Flux is found, with the command that installs it', async () => {
  const [found, ...others] = await inHub([])
  expect(others).toEqual([])
  expect(found).toMatchObject({
    severity: 'error',
    cluster: 'hub',
    fix: 'flux bootstrap git --url=URL --branch=main --path=clusters/hub/flux --context=cluster-1',
  })
})

test('Flux that runs outside of the cluster is no finding while it reconciles', async () => {
  expect(await inHub([playedKustomization('telemetry', { since: 300 })])).toEqual([])
  expect(await inHub([playedKustomization('telemetry', { since: 86_400 })])).toHaveLength(1)
})

test('a controller that was deleted is found', async () => {
  const [found] = await inHub(ALL.slice(0, 1))
  expect(found?.message).toBe('Deployment flux-system/kustomize-controller is not there')
})

test('helm-controller is needed where the tree has a release', async () => {
  expect(await inHub(ALL.slice(0, 2))).toEqual([])
  const [found] = await inHub(ALL.slice(0, 2), [...TREE, playedRelease('loki')])
  expect(found?.subject).toBe('Deployment flux-system/helm-controller')
})

test('a controller that is scaled down is found, with the command that brings it back', async () => {
  const down = controller('source-controller', { spec: { replicas: 0, template: {} } })
  const [found] = await inHub([down, ...ALL.slice(1)])
  expect(found?.fix).toBe(
    'kubectl --context cluster-1 --namespace flux-system scale deployment source-controller --replicas 1',
  )
})

const unavailable = (seconds: number) =>
  controller('kustomize-controller', {
    status: {
      conditions: [
        {
          type: 'Available',
          status: 'False',
          message: 'Deployment does not have minimum availability.',
          lastTransitionTime: ago(seconds),
        },
      ],
    },
  })

test('a controller whose pod does not start is found after the time that a start takes', async () => {
  const others = ALL.filter(({ metadata }) => metadata.name !== 'kustomize-controller')
  const [found] = await inHub([...others, unavailable(3600)])
  expect(found?.message).toBe('Deployment flux-system/kustomize-controller has had no ready pod for 1h')
  expect(await inHub([...others, unavailable(30)])).toEqual([])
})

test('what is not applied without kustomize-controller is below it', async () => {
  const objects = [
    ...ALL.slice(0, 1),
    playedKustomization('flux-system'),
    playedKustomization('telemetry', { status: 'Unknown', reason: 'Progressing', since: 86_400 }),
  ]
  const { headlines } = await examined([fluxRuns, fluxApplied], {
    clusters: { hub: { objects, tree: TREE } },
  })
  expect(headlines.map(({ subject }) => subject)).toEqual(['Deployment flux-system/kustomize-controller'])
  expect(headlines[0]?.symptoms.map(({ check }) => check)).toEqual(['flux-applied'])
})

test('what cannot be asked is not asked, and not well', async () => {
  const { unasked } = await examined(fluxRuns, {
    clusters: { hub: { tree: TREE, forbidden: ['/deployments'] } },
  })
  expect(unasked).toMatchObject([{ check: 'flux-runs', cluster: 'hub', obstacle: 'forbidden' }])
})
