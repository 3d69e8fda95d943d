import { expect, test } from 'vitest'
import { explain } from './explain.ts'

test('explains a field at its path, with the names of a person', () => {
  const page = explain('clusters.attic.kubeContext')
  expect(page).toMatch(/clusters\.NAME\.kubeContext[\s\S]*Type: Word, required\./)
  expect(explain('clusters.attic.workloads.web.volumes.data.mounts[0].path')).toContain('AbsolutePath')
  expect(explain('clusters.attic')).toContain('`kubeContext` (Word)')
})

test('explains a field by its name, where only one has it', () => {
  expect(explain('kubeContext')).toBe(explain('clusters.NAME.kubeContext'))
  expect(() => explain('resources')).toThrow('several fields are named resources')
})

test('explains both kinds of an object', () => {
  expect(explain('RunAsInput')).toMatch(/'user'[\s\S]*\nor\n[\s\S]*'root'/)
})

test('explains rules of trees and of the inventory', () => {
  expect(explain('no-missing-port')).toContain('## Fix')
  expect(explain('no-missing-hub')).toContain('Category: inventory')
  expect(explain('no-missing-secret')).toMatch(/Category: references[\s\S]*Category: inventory/)
})

test.each([
  ['clusters.attic.storageclas', 'did you mean "clusters.NAME.storageClass"?'],
  ['storagclass', 'did you mean "storageClass"?'],
  ['no-mising-port', 'did you mean "no-missing-port"?'],
  ['nothing-like-it-anywhere', 'The inventory has gitops, hub'],
])('suggests what is near to %s', (subject, fix) => {
  expect(() => explain(subject)).toThrow(expect.objectContaining({ fix: expect.stringContaining(fix) }))
})
