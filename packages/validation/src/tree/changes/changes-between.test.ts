import { describe, expect, it } from 'vitest'
import { own, remove, set, treesAfter, type Change } from '../../testing/sample-trees.ts'
import { fleetView } from '../fleet-view.ts'
import { changesBetween } from './changes-between.ts'

const changesAfter = (...changes: readonly Change[]) =>
  changesBetween(fleetView(treesAfter()), fleetView(treesAfter(...changes))).map(
    ({ after, created, changed, deleted }) => ({
      cluster: after.name,
      created: created.map(({ object }) => object.metadata.name),
      changed: changed.map(({ fields, after: { object } }) => ({ name: object.metadata.name, fields })),
      deleted: deleted.map(({ object }) => object.metadata.name),
    }),
  )

const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'own', namespace: 'default' } }

describe('the changes between two versions of a fleet', () => {
  it('are none where nothing changes', () => {
    for (const { created, changed, deleted } of changesAfter())
      expect([...created, ...changed, ...deleted]).toEqual([])
  })

  it('has what is created and deleted', () => {
    const [, spoke] = changesAfter(...own(account), remove('spoke Service miniflux'))
    expect(spoke).toMatchObject({ created: ['own'], changed: [], deleted: ['miniflux'] })
  })

  it('has each field that changes, with both values', () => {
    const port = ['spec', 'ports', 0, 'port']
    const [, spoke] = changesAfter(
      set('spoke Service miniflux', port, 81),
      set('spoke Service miniflux', ['metadata', 'annotations'], { note: 'new' }),
    )
    expect(spoke?.changed).toEqual([
      {
        name: 'miniflux',
        fields: expect.arrayContaining([
          expect.objectContaining({ path: port, after: 81 }),
          { path: ['metadata', 'annotations'], before: undefined, after: { note: 'new' } },
        ]) as unknown,
      },
    ])
  })
})
