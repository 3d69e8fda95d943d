import type { FleetInput } from '@fleet/model'
import { anyFleet, readAnyFile } from '@fleet/model/testing'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { admitPods, checkByApi, removeObjects } from '../../src/checks/check-by-api.ts'
import { useApiServer } from '../../src/kubernetes/use-api-server.ts'
import { measured } from '../../src/results/measured.ts'
import { objectsOfVersion } from '../../src/transitions/version-objects.ts'
import type { KubernetesObject } from '../../src/trees/committed.ts'
import { exampleFleet, exampleObjects } from '../../src/trees/example.ts'

/* Pod Security refuses only pods, so the pod of each workload is requested, too. */

const theServer = useApiServer()

const ENFORCE = 'pod-security.kubernetes.io/enforce'
const STRICTER = new Map([
  ['privileged', 'baseline'],
  ['baseline', 'restricted'],
])

const setLevel = async (namespace: string, level: string): Promise<void> => {
  const labels = { [ENFORCE]: level }
  const path = `/api/v1/namespaces/${namespace}`
  const type = 'application/merge-patch+json'
  await theServer().api.request('PATCH', path, { metadata: { labels } }, type)
}

/** The namespaces of a tree that some stricter level also suits, with that level. Pods of charts are in no tree. */
const tooOpen = async (objects: readonly KubernetesObject[]): Promise<readonly string[]> => {
  const found: string[] = []
  for (const { metadata } of objects.filter(isNamespace)) {
    const stricter = STRICTER.get(metadata.labels?.[ENFORCE] ?? '')
    const inside = objects.filter((object) => object.metadata.namespace === metadata.name)
    if (stricter === undefined || inside.some(({ kind }) => kind === 'HelmRelease')) continue
    await setLevel(metadata.name, stricter)
    if ((await admitPods(theServer().api, inside)).length === 0)
      found.push(`${metadata.name} may be ${stricter}`)
  }
  return found
}

describe.each(Object.keys(exampleFleet.clusters))('of %s in the example', (cluster) => {
  const objects = exampleObjects(cluster)

  afterAll(() => removeObjects(theServer().api, objects))

  test('kube-apiserver takes every object, and each namespace admits its pods', async (context) => {
    expect(await checkByApi(theServer().api, objects)).toEqual([])
    measured(context, { objects: String(objects.length) })
  })

  test('no namespace admits more than its pods need', async () => {
    expect(await tooOpen(objects)).toEqual([])
  })
})

/** Services in all shapes that an inventory can state. `FLEET_LAB_SEED` draws another sample. */
const seed = Number(process.env['FLEET_LAB_SEED'] ?? '') || 1906
const fleets = fc.sample(anyFleet(), { seed, numRuns: 12 })

const isNamespace = ({ kind }: KubernetesObject): boolean => kind === 'Namespace'

/** `flux bootstrap` makes it. */
const namespaceOfFlux = ({ gitops }: FleetInput): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: gitops?.source?.namespace ?? 'flux-system' },
})

test('kube-apiserver takes every object of generated fleets, and each namespace admits its pods', async (context) => {
  let count = 0
  const kinds = new Set<string>()
  for (const fleet of fleets) {
    for (const made of objectsOfVersion({ fleet }, readAnyFile).values()) {
      const objects = [namespaceOfFlux(fleet), ...made]
      expect(await checkByApi(theServer().api, objects, '&dryRun=All')).toEqual([])
      await removeObjects(theServer().api, objects.filter(isNamespace))
      count += made.length
      for (const { kind } of made) kinds.add(kind)
    }
  }
  measured(context, { fleets: String(fleets.length), objects: String(count), kinds: String(kinds.size) })
  expect([...kinds]).toEqual(
    expect.arrayContaining([
      'Ingress',
      'IngressRoute',
      'HTTPRoute',
      'CronJob',
      'HorizontalPodAutoscaler',
      'PodDisruptionBudget',
      'StatefulSet',
    ]),
  )
})
