import { expect, test } from 'vitest'
import { NEVER_PRUNED, ownClaim } from '../../testing/own-workload.ts'
import { add, findingsAgainst, own, remove } from '../../testing/sample-trees.ts'

test('of a namespace that stays, a claim that goes is an error of its own, and is not among those that stay', async () => {
  const namespace = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'own', annotations: NEVER_PRUNED },
  }
  const claim = { ...ownClaim(), metadata: { name: 'lost', namespace: 'own' } }
  const before = [...own(namespace), add('spoke', 'workloads/own.yaml', claim)]
  const found = await findingsAgainst(before, [
    remove('spoke PersistentVolumeClaim lost'),
    remove('spoke Namespace own'),
  ])
  expect(found.map(({ rule }) => rule)).toEqual(['ban-claim-removal', 'ban-namespace-removal'])
  expect(found[1]?.impact).toBe('no workload of the tree runs in it; what was created by hand stays')
})
