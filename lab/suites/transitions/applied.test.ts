import { TRANSITIONS } from '@fleet/model/testing'
import { beforeAll, expect, test } from 'vitest'
import { applyStrictly, removeObjects } from '../../src/checks/check-by-api.ts'
import { useApiServer } from '../../src/kubernetes/use-api-server.ts'
import { bind, storageClasses } from '../../src/transitions/claims.ts'
import { objectsOfVersion } from '../../src/transitions/version-objects.ts'
import type { KubernetesObject } from '../../src/trees/committed.ts'

/*
 * Each transition of the rules' tests on a real API server, applied as Flux applies: what the rules call refused is, and
 * nothing else.
 */

const theServer = useApiServer()

beforeAll(async () => {
  await theServer().api.apply(storageClasses)
})

const identity = ({ kind, metadata: { namespace, name } }: KubernetesObject): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`

/** Namespaces and definitions come before what needs them. */
const inOrder = (objects: readonly KubernetesObject[]): readonly KubernetesObject[] =>
  objects.toSorted((one, other) => rank(one) - rank(other))

const rank = ({ kind }: KubernetesObject): number =>
  ['Namespace', 'CustomResourceDefinition'].includes(kind) ? 0 : 1

/** The changed objects of a cluster and what they need, in both versions. */
const changedIn = (before: readonly KubernetesObject[], after: readonly KubernetesObject[]) => {
  const old = new Map(before.map((object) => [identity(object), JSON.stringify(object)]))
  const changed = after.filter((object) => old.get(identity(object)) !== JSON.stringify(object))
  const names = new Set(changed.map(identity))
  const needed = (objects: readonly KubernetesObject[]) =>
    inOrder(objects.filter((object) => names.has(identity(object)) || object.kind === 'Namespace'))
  return { before: needed(before), after: needed(after) }
}

const refusals = async (objects: readonly KubernetesObject[]): Promise<readonly string[]> => {
  const found: string[] = []
  for (const object of objects)
    for (const { says } of await applyStrictly(theServer().api, object))
      found.push(`${identity(object)}: ${says}`)
  return found
}

const fluxSystem: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'flux-system' },
}

/** Applies one version over the other. @returns what the API server refuses of the second */
const transition = async (
  before: readonly KubernetesObject[],
  after: readonly KubernetesObject[],
): Promise<readonly string[]> => {
  try {
    expect(await refusals([fluxSystem, ...before])).toEqual([])
    for (const claim of before.filter(({ kind }) => kind === 'PersistentVolumeClaim'))
      await bind(theServer().api, claim)
    return await refusals(after)
  } finally {
    await removeObjects(theServer().api, [...before, ...after])
  }
}

test.each(TRANSITIONS)(
  'the API server refuses what the rules say, and nothing else: $name',
  async ({ before, after, refused = [] }) => {
    const [old, now] = [objectsOfVersion(before), objectsOfVersion(after)]
    for (const [cluster, objects] of now) {
      const changed = changedIn(old.get(cluster) ?? [], objects)
      const found = await transition(changed.before, changed.after)
      const expected = refused
        .filter((object) => object.startsWith(`${cluster} `))
        .map((object) => object.slice(cluster.length + 1))
      expect(found.map((text) => text.slice(0, text.indexOf(': '))).toSorted(), found.join('\n')).toEqual(
        expected.toSorted(),
      )
    }
  },
)
